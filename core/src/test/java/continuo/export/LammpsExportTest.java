package continuo.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.InputException;
import continuo.forcefield.BondTopology;
import continuo.forcefield.DoubleWellBonds;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.HarmonicBonds;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJones12x6;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MolecularSystem;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.Truncation;
import continuo.forcefield.TwoSurfaces;
import continuo.structure.AtomLabel;
import continuo.structure.Box;
import continuo.structure.Composite;
import continuo.units.UnitSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LammpsExportTest {
  private static final MdSettings MD = new MdSettings(UnitSystem.MOLECULAR, 300, 2, 0.01, 7);
  private static final Box BOX = new Box(2, 2, 2);

  @TempDir Path directory;

  @Test
  void unitsAreReal() throws IOException {
    List<String> settings = write(BOX, bonds(0, 1, 0));
    assertThat(settings).containsExactly("bond_coeff 1 1.1950286806883366 1.5");
    assertThat(lines("system.data"))
        .contains("0.0 20.0 xlo xhi", "1 110.0", "3 1 1 1.0 19.0 0.0 0 -1 1", "1 1 1 2");
    assertThat(lines("in.system"))
        .contains(
            "units real",
            "boundary p p p",
            "timestep 10.0",
            "fix bath all langevin 300.0 300.0 500.0 7",
            "variable harmonic_bond equal ebond");
  }

  /** The polynomial of class2 and the constant are the double well, at any length. */
  @Test
  void aDoubleWellIsAClass2Bond() throws IOException {
    BondTopology topology = new BondTopology(new int[] {0}, new int[] {1}, new int[3]);
    double[] a = {0.4};
    double[] b = {0.7};
    double[] e = {3};
    double[] tilt = {-5};
    List<String> settings = write(BOX, new DoubleWellBonds(topology, a, b, e, tilt));
    double[] c =
        Arrays.stream(settings.get(0).split(" "))
            .skip(2)
            .mapToDouble(Double::parseDouble)
            .toArray();
    assertThat(lines("in.system"))
        .contains("variable double_well_bond equal ebond+(0.5975143403441683)");
    for (double r = 0.3; r < 0.9; r += 0.05) {
      double x = (r - 0.55) / 0.15;
      double u = 10 * r - c[0];
      double well = 3 * (x * x - 1) * (x * x - 1) - 5.0 / 4 * (3 * x - x * x * x);
      double class2 = u * u * (c[1] + u * (c[2] + u * c[3]));
      assertThat(4.184 * (class2 + 0.5975143403441683)).isCloseTo(well, within(1e-12));
    }
  }

  @Test
  void excludedPairsWithoutBondGetOneWithoutEnergy() throws IOException {
    ExcludedPairs excluded = new ExcludedPairs(new int[] {0, 1}, new int[] {1, 2});
    assertThat(write(BOX, bonds(0, 1, 0), lennardJones(excluded)))
        .containsExactly(
            "pair_coeff 1 1 0.4780114722753346 3.0 9.0",
            "bond_coeff 1 harmonic 1.1950286806883366 1.5",
            "bond_coeff 2 zero 1");
    assertThat(lines("in.system"))
        .contains(
            "special_bonds lj/coul 0.0 1.0 1.0",
            "pair_modify shift yes tail no",
            "variable harmonic_bond equal c_bonds[1]",
            "variable lennard_jones equal epair");
  }

  /** LAMMPS takes bonds of the data file for what it excludes; later ones it does not. */
  @Test
  void aBondedPairThatInteractsIsBondedAfterTheDataFileWasRead() throws IOException {
    ExcludedPairs excluded = new ExcludedPairs(new int[] {1}, new int[] {2});
    assertThat(write(BOX, bonds(0, 1, 0), lennardJones(excluded)))
        .contains("create_bonds single/bond 1 1 2 special no");
    assertThat(lines("system.data")).contains("1 bonds", "2 bond types", "1 2 2 3");
    assertThat(lines("in.system")).contains("read_data system.data extra/bond/per/atom 1");
  }

  @Test
  void aBondThroughAnImageThatIsNotTheNearestIsRefused() {
    assertThatThrownBy(() -> write(BOX, bonds(0, 1, 1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "harmonic-bond 0 for LAMMPS: it joins atoms 0 and 1 through an image");
  }

  @Test
  void exclusionsInASmallCellAreRefused() {
    ExcludedPairs excluded = new ExcludedPairs(new int[] {0}, new int[] {1});
    assertThatThrownBy(() -> write(new Box(2, 1.7, 2), bonds(0, 1, 0), lennardJones(excluded)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "the smallest width of the cell, 1.7, is less than twice the cut-off 0.9");
  }

  @Test
  void anAttractionWithoutRepulsionIsABuckinghamWithoutExponential() throws IOException {
    NonbondedPairs pairs =
        NonbondedPairs.of(new int[3], 1)
            .pair(0, 0, new LennardJones12x6(0, 4.184e-6), Truncation.cut(0.9))
            .skin(0.1)
            .build();
    assertThat(write(BOX, pairs)).containsExactly("pair_coeff 1 1 0.0 10.0 1.0 9.0");
  }

  @Test
  void mixedSurfacesAreRefusedByName() {
    EnergyTerm two = new TwoSurfaces(List.of(bonds(0, 1, 0)), List.of(bonds(1, 2, 0)), 1, 2);
    assertThatThrownBy(() -> write(BOX, two))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Cannot write two-surfaces for LAMMPS");
  }

  /** At r_c = σ the energy is 0, so that the shift is as well. */
  @Test
  void aShiftOfZeroIsAShift() throws IOException {
    LennardJonesTable table =
        LennardJonesTable.of(new double[] {2, 1}, new double[] {0.3, 0.9})
            .cutoff(0.9)
            .shifted()
            .build();
    List<String> settings =
        write(BOX, new LennardJones(new int[] {0, 1, 0}, table, 0.1, ExcludedPairs.NONE));
    assertThat(settings).hasSize(3);
    assertThat(lines("in.system")).contains("pair_modify shift yes tail no");
  }

  private static HarmonicBonds bonds(int i, int j, int image) {
    BondTopology topology = new BondTopology(new int[] {i}, new int[] {j}, new int[] {image, 0, 0});
    return new HarmonicBonds(topology, new double[] {1000}, new double[] {0.15});
  }

  private static LennardJones lennardJones(ExcludedPairs excluded) {
    LennardJonesTable table =
        LennardJonesTable.of(new double[] {2}, new double[] {0.3}).cutoff(0.9).shifted().build();
    return new LennardJones(new int[3], table, 0.1, excluded);
  }

  /** Three atoms, the last one outside the cell; the lines of the settings. */
  private List<String> write(Box box, EnergyTerm... terms) throws IOException {
    double[] r = {0, 0, 0, 0.15, 0, 0, 0.1, -0.1, 2};
    double[] masses = {110, 110, 110};
    AtomLabel label = new AtomLabel("CA", "GLY", "A", 1);
    Composite composite = new Composite(box, masses, r, new int[3], Collections.nCopies(3, label));
    LammpsExport.write(new MolecularSystem(composite, List.of(terms)), r, MD, directory);
    return lines("system.settings");
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(directory.resolve(file));
  }
}
