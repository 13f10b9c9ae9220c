package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import continuo.forcefield.Buckingham;
import continuo.forcefield.Charges;
import continuo.forcefield.CoulombLaw;
import continuo.forcefield.DampedShiftedForce;
import continuo.forcefield.DebyeHueckel;
import continuo.forcefield.EnergyTerm;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.GaussianPotential;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import continuo.forcefield.MixingRule;
import continuo.forcefield.NonbondedPairs;
import continuo.forcefield.Truncation;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Energies, forces and virials of pair potentials against the LAMMPS styles that the documentation
 * names, on one random mixture in a tilted cell, bonded neighbours excluded. Both evaluate the same
 * formulas in double precision; sums of some 1000 pairs differ by 1e-12.
 */
class LammpsNonbondedTest {
  private static final Box BOX = new Box(6, 5.5, 6.5, 2, -1.5, 2.2);
  private static final int ATOMS = 90;
  private static final double SKIN = 0.3;
  private static final double EXACT = 1e-11;

  /** Error of the approximation to erfc that LAMMPS uses. */
  private static final double ERFC = 1.5e-7;

  @TempDir Path directory;

  private final double[] x;
  private final double[] q;
  private final int[] type = new int[ATOMS];
  private final ExcludedPairs bonded;

  LammpsNonbondedTest() {
    SplittableRandom random = new SplittableRandom(31);
    x = TestSystems.separatedPoints(random, ATOMS, 6, 5.5, 6.5, 0.85, BOX);
    q = TestSystems.uniform(random, ATOMS, -1, 1);
    Arrays.setAll(type, i -> i % 3 == 0 ? 1 : 0);
    int[] first = new int[ATOMS / 2];
    int[] second = new int[ATOMS / 2];
    for (int b = 0; b < first.length; b++) {
      first[b] = 2 * b;
      second[b] = 2 * b + 1;
    }
    bonded = new ExcludedPairs(first, second);
  }

  @Test
  void lennardJonesWithEitherMixingRuleAnExplicitPairShiftAndTail() throws Exception {
    double[] epsilon = {1, 0.6};
    double[] sigma = {1, 0.8};
    for (MixingRule rule : MixingRule.values()) {
      String mix = rule == MixingRule.GEOMETRIC ? "geometric" : "arithmetic";
      LennardJonesTable.Builder table = LennardJonesTable.of(epsilon, sigma).mixing(rule);
      String coefficients = "pair_coeff 1 1 1 1\npair_coeff 2 2 0.6 0.8\npair_modify mix " + mix;
      compare(
          new LennardJones(type, table.cutoff(2.2).tailCorrection().build(), SKIN, bonded),
          "lj/cut 2.2",
          coefficients + "\npair_modify tail yes",
          EXACT);
      LennardJonesTable.Builder shifted =
          LennardJonesTable.of(epsilon, sigma).mixing(rule).pair(0, 1, 0.5, 0.95).cutoff(2.2);
      compare(
          new LennardJones(type, shifted.pairCutoff(0, 1, 1.9).shifted().build(), SKIN, bonded),
          "lj/cut 2.2",
          coefficients + "\npair_coeff 1 2 0.5 0.95 1.9\npair_modify shift yes",
          EXACT);
    }
  }

  @Test
  void switchedLennardJones() throws Exception {
    LennardJonesTable table =
        LennardJonesTable.of(new double[] {1, 0.6}, new double[] {1, 0.8}).cutoff(2.2).build();
    String coefficients = "pair_coeff 1 1 1 1\npair_coeff 2 2 0.6 0.8\npair_modify mix arithmetic";
    compare(
        term().lennardJones(table, Truncation.forceSwitch(1.5, 2.2)).build(),
        "lj/gromacs 1.5 2.2",
        coefficients,
        EXACT);
    compare(
        term().lennardJones(table, Truncation.charmmSwitch(1.5, 2.2)).build(),
        "lj/charmm/coul/charmm 1.5 2.2",
        "set group all charge 0\n" + coefficients,
        EXACT);
  }

  @Test
  void exponentialPotentials() throws Exception {
    compare(
        term().all(new Buckingham(900, 5, 0.6), Truncation.cut(2.1)).build(),
        "buck 2.1",
        "pair_coeff * * 900 0.2 0.6",
        EXACT);
    compare(
        term().all(new GaussianPotential(-2, 0.5), Truncation.shifted(2.1)).build(),
        "gauss 2.1",
        "pair_coeff * * 2 2\npair_modify shift yes",
        EXACT);
  }

  @Test
  void screenedAndDampedCharges() throws Exception {
    compare(
        charged(new DebyeHueckel(2.2, 2, 0.8, false)),
        "coul/debye 1.25 2.2",
        "pair_coeff * *\ndielectric 2",
        EXACT);
    compare(
        charged(new DebyeHueckel(2.2, 1, Double.POSITIVE_INFINITY, false)),
        "coul/cut 2.2",
        "pair_coeff * *",
        EXACT);
    compare(
        charged(new DampedShiftedForce(2.2, 1, 0.7)), "coul/dsf 0.7 2.2", "pair_coeff * *", ERFC);
  }

  private NonbondedPairs.Builder term() {
    return NonbondedPairs.of(type, 2).exclusions(bonded).skin(SKIN);
  }

  private NonbondedPairs charged(CoulombLaw law) {
    return term().charges(new Charges(q, 1, law)).build();
  }

  private void compare(EnergyTerm term, String style, String coefficients, double tolerance)
      throws IOException, InterruptedException {
    requireLammps();
    Composite composite = TestSystems.composite(BOX, x);
    var system = TestSystems.system(composite, term);
    double[] f = new double[x.length];
    double[] energy = new double[1];
    KernelProvider.plain().forces(system, 1).compute(x, f, energy);
    double[] virial = new double[1];
    KernelProvider.plain().virial(system, 1).compute(x, virial);
    write(style, coefficients);
    run(style);
    double scale = Arrays.stream(f).map(Math::abs).sum();
    double[] found = numbers("thermo.txt", 0);
    assertThat(energy[0]).as(style).isCloseTo(found[0], within(tolerance * scale));
    assertThat(virial[0] / (3 * BOX.volume()))
        .as(style)
        .isCloseTo(found[1], within(tolerance * scale));
    double[] forces = numbers("forces.txt", 9);
    for (int c = 0; c < f.length; c++) {
      assertThat(f[c]).as(style).isCloseTo(forces[c], within(tolerance * scale));
    }
  }

  private void write(String style, String coefficients) throws IOException {
    StringBuilder data = new StringBuilder("pairs\n\n");
    data.append(ATOMS).append(" atoms\n2 atom types\n");
    data.append(bonded.size()).append(" bonds\n1 bond types\n");
    data.append("0 6 xlo xhi\n0 5.5 ylo yhi\n0 6.5 zlo zhi\n2 -1.5 2.2 xy xz yz\n");
    data.append("\nMasses\n\n1 1\n2 1\n\nAtoms # full\n\n");
    for (int i = 0; i < ATOMS; i++) {
      double[] r = {x[3 * i], x[3 * i + 1], x[3 * i + 2]};
      data.append(
          String.format(
              Locale.ROOT, "%d 1 %d %s %s %s %s\n", i + 1, type[i] + 1, q[i], r[0], r[1], r[2]));
    }
    data.append("\nBonds\n\n");
    for (int b = 0; b < bonded.size(); b++) {
      data.append("%d 1 %d %d\n".formatted(b + 1, bonded.i(b) + 1, bonded.j(b) + 1));
    }
    Files.writeString(directory.resolve("data"), data);
    List<String> input =
        List.of(
            "units lj",
            "atom_style full",
            "bond_style zero",
            "special_bonds lj/coul 0 1 1",
            "read_data data",
            "bond_coeff *",
            "pair_style " + style,
            coefficients,
            "neighbor 0.3 bin",
            "compute w all pressure NULL pair",
            "thermo_style custom step pe c_w",
            "dump d all custom 1 forces.txt id fx fy fz",
            "dump_modify d sort id format float %.17g",
            "thermo_modify norm no",
            "run 0",
            "print \"$(pe:%.17g) $(c_w:%.17g)\" file thermo.txt screen no");
    Files.write(directory.resolve("in"), input);
  }

  private void run(String style) throws IOException, InterruptedException {
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder("lmp", "-in", "in", "-log", "none")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(1, TimeUnit.MINUTES);
    assertThat(ended && process.exitValue() == 0).as(style + "\n" + Files.readString(log)).isTrue();
  }

  /** All numbers of a file after its header, without the first column of numbered lines. */
  private double[] numbers(String file, int header) throws IOException {
    return Files.readAllLines(directory.resolve(file)).stream()
        .skip(header)
        .map(line -> line.strip().split(" "))
        .flatMap(words -> Arrays.stream(words).skip(header > 0 ? 1 : 0))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static void requireLammps() {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "lmp"))),
        "no `lmp` on the PATH: nothing is compared with LAMMPS");
  }
}
