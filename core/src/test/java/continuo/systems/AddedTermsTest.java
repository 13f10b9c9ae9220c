package continuo.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.config.ConfigLoader;
import continuo.error.InputException;
import continuo.export.EngineResult;
import continuo.export.Lammps;
import continuo.forcefield.MolecularSystem;
import continuo.units.UnitSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms that a configuration adds, on an elastic network of 24 beads, against their formulas. */
class AddedTermsTest {
  private static final int BEADS = 24;
  private static final String[] RESIDUES = {"ASP", "GLY", "LYS", "GLU", "ALA", "ARG"};
  private static final double[] CHARGES = {-1, 0, 1, -1, 0, 1};

  /** k_C, kJ/mol nm/e². */
  private static final double COULOMB = 138.93545764438;

  private static final double SPRINGS = 0.7;

  @TempDir Path directory;

  private final double[] x = new double[3 * BEADS];

  /** A random walk with steps of 0.38 nm that keep 0.3 nm apart, to the digits of a PDB file. */
  @BeforeEach
  void walk() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    for (int n = 1; n < BEADS; n++) {
      do {
        double[] step = random.doubles(3, -1, 1).toArray();
        double length = Math.sqrt(step[0] * step[0] + step[1] * step[1] + step[2] * step[2]);
        for (int axis = 0; axis < 3; axis++) {
          double to = x[3 * n - 3 + axis] + 0.38 * step[axis] / length;
          x[3 * n + axis] = Math.rint(1e4 * to) / 1e4;
        }
      } while (closest(n) < 0.3);
    }
    write("a.pdb", 1);
    write("b.pdb", 1.2);
    StringBuilder table = new StringBuilder("# r V -dV/dr\n");
    for (int k = 0; k < 1000; k++) {
      double r = 0.2 + 0.002 * k;
      table.append("%s %s %s%n".formatted(r, 4 * Math.pow(r, -4), 16 * Math.pow(r, -5)));
    }
    Files.writeString(directory.resolve("v.txt"), table);
  }

  private double closest(int n) {
    double least = Double.POSITIVE_INFINITY;
    for (int m = 0; m < n; m++) {
      least = Math.min(least, distance(m, n));
    }
    return least;
  }

  private double distance(int i, int j) {
    double r2 = 0;
    for (int axis = 0; axis < 3; axis++) {
      r2 += Math.pow(x[3 * i + axis] - x[3 * j + axis], 2);
    }
    return Math.sqrt(r2);
  }

  private void write(String name, double stretch) throws IOException {
    StringBuilder pdb = new StringBuilder("REMARK 350 BIOMOLECULE: 1\n");
    pdb.append("REMARK 350 APPLY THE FOLLOWING TO CHAINS: A\n");
    for (int row = 0; row < 3; row++) {
      pdb.append("REMARK 350   BIOMT%d   1 ".formatted(row + 1));
      for (int c = 0; c < 3; c++) {
        pdb.append(c == row ? "  1.000000" : "  0.000000");
      }
      pdb.append("        0.00000\n");
    }
    for (int i = 0; i < BEADS; i++) {
      pdb.append(
          String.format(
              Locale.ROOT,
              "ATOM  %5d  CA  %s A%4d    %8.3f%8.3f%8.3f  1.00  0.00           C\n",
              i + 1,
              RESIDUES[i % 6],
              i + 1,
              10 * x[3 * i],
              10 * x[3 * i + 1],
              10 * stretch * x[3 * i + 2]));
    }
    Files.writeString(directory.resolve(name), pdb.append("END\n"));
  }

  private MolecularSystem build(String more) {
    String conf =
        """
        system { type = capsid, file = a.pdb, cutoff = "0.7 nm", stiffness = "400 kJ/mol/nm^2" }
        thermostat { temperature = "300 K", collision-rate = "20 1/ps" }
        order-parameters.cutoff = "1 1/nm"
        burst.time-step = "10 fs"
        langevin { time-step = "1 ps", steps = 6 }
        """;
    return SystemBuilder.build(ConfigLoader.parse(conf + more, "a.conf", directory));
  }

  private double energy(String more, String term) {
    MolecularSystem system = build(more);
    return EngineResult.of(system, system.composite().copyReference()).energyByTerm().get(term);
  }

  /** Sum over pairs from a distance on to a cut-off; springs join the nearer ones. */
  private double sum(double from, double cutoff, DoubleUnaryOperator v) {
    double sum = 0;
    for (int j = 0; j < BEADS; j++) {
      for (int i = 0; i < j; i++) {
        double r = distance(i, j);
        sum += r > from && r < cutoff ? v.applyAsDouble(r) : 0;
      }
    }
    return sum;
  }

  private static void assertEqual(double found, double expected) {
    assertThat(found).isNotZero().isCloseTo(expected, within(1e-12 * Math.abs(expected)));
  }

  @Test
  void pairPotentials() {
    String end = "cutoff = 1.6 nm, skin = 0.2 nm";
    DoubleUnaryOperator buckingham = r -> 900 * Math.exp(-5 * r) - 0.6 * Math.pow(r, -6);
    String keys =
        "forcefield.pairs { style = buckingham, a = 900 kJ/mol, b = 5 1/nm, c = \"0.6 kJ/mol nm^6\", ";
    assertEqual(
        energy(keys + "truncation = cut, " + end + "}", "nonbonded"),
        sum(SPRINGS, 1.6, buckingham));
    assertEqual(
        energy(keys + "exclude-bonded = false, " + end + "}", "nonbonded"),
        sum(0, 1.6, r -> buckingham.applyAsDouble(r) - buckingham.applyAsDouble(1.6)));
    assertEqual(
        energy(
            "forcefield.pairs { style = gaussian, height = -2 kJ/mol, width = 0.5 nm, " + end + "}",
            "nonbonded"),
        sum(SPRINGS, 1.6, r -> -2 * Math.exp(-2 * r * r) + 2 * Math.exp(-2 * 1.6 * 1.6)));
    assertEqual(
        energy(
            "forcefield.pairs { style = soft, strength = 25 kJ/mol/nm, radius = 1.2 nm, "
                + end
                + "}",
            "nonbonded"),
        sum(SPRINGS, 1.2, r -> 15 * (1 - r / 1.2) * (1 - r / 1.2)));
    double table =
        energy(
            "forcefield.pairs { style = table, file = v.txt, truncation = cut, " + end + "}",
            "nonbonded");
    // The cubic between points 0.002 apart is off by h⁴ V⁗/384, relative 3360 h⁴/(384·4 r⁴).
    double expected = sum(SPRINGS, 1.6, r -> 4 * Math.pow(r, -4));
    assertThat(table).isCloseTo(expected, within(3e-10 * expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "debye-hueckel, screening-length = 0.8 nm, permittivity = 78 | 0",
        "debye-hueckel, screening-length = 0.8 nm, permittivity = 78, shifted = true | 1",
        "damped-shifted-force, damping = 0 1/nm, permittivity = 2 | 2",
        "reaction-field, field-permittivity = 78, permittivity = 2 | 3",
      })
  void charges(String law, int which) {
    double cutoff = 1.8;
    double k = 76.0 / (158 * Math.pow(cutoff, 3));
    double c = 1 / cutoff + k * cutoff * cutoff;
    DoubleUnaryOperator screened = r -> Math.exp(-r / 0.8) / (78 * r);
    DoubleUnaryOperator v =
        List.<DoubleUnaryOperator>of(
                screened,
                r -> screened.applyAsDouble(r) - screened.applyAsDouble(cutoff),
                r -> (1 / r - 2 / cutoff + r / (cutoff * cutoff)) / 2,
                r -> (1 / r + k * r * r - c) / 2)
            .get(which);
    double sum = 0;
    for (int j = 0; j < BEADS; j++) {
      for (int i = 0; i < j; i++) {
        double r = distance(i, j);
        double qq = CHARGES[i % 6] * CHARGES[j % 6];
        sum += r < cutoff ? COULOMB * qq * v.applyAsDouble(r) : 0;
      }
      // 16 of 24 beads are charged: each has half the limit of V − 1/(ε r) with itself.
      double self = which == 2 ? -2 / cutoff / 2 : which == 3 ? -c / 2 : 0;
      sum += 0.5 * COULOMB * CHARGES[j % 6] * CHARGES[j % 6] * self;
    }
    String keys = ", cutoff = 1.8 nm, exclude-bonded = false }";
    assertEqual(energy("forcefield.charges { law = " + law + keys, "nonbonded"), sum);
  }

  @Test
  void gaussianContacts() {
    String keys =
        "forcefield.contacts { style = gaussian, cutoff = 1.2 nm, depth = 3 kJ/mol"
            + ", width = 0.05 nm, core = 0.4 nm, separation = 5 }";
    Set<Integer> inContact = new HashSet<>();
    for (int j = 0; j < BEADS; j++) {
      for (int i = 0; i <= j - 5; i++) {
        if (distance(i, j) > SPRINGS && distance(i, j) <= 1.2) {
          inContact.add(i * BEADS + j);
        }
      }
    }
    MolecularSystem system = build(keys);
    // At the reference every contact has its depth; displaced, its formula.
    assertEqual(energy(keys, "gaussian-contact"), -3.0 * inContact.size());
    double[] moved = system.composite().copyReference();
    for (int a = 0; a < moved.length; a++) {
      moved[a] *= 1.05;
    }
    double expected = 0;
    for (int pair : inContact) {
      double r0 = distance(pair / BEADS, pair % BEADS);
      double gauss = Math.exp(-200 * Math.pow(0.05 * r0, 2));
      double core = 3 * Math.pow(0.4 / (1.05 * r0), 12);
      expected += (3 + core) * (1 - gauss) - 3;
    }
    assertThat(EngineResult.of(system, moved).energyByTerm().get("gaussian-contact"))
        .isCloseTo(expected, within(1e-12 * inContact.size()));
  }

  /** At the first structure V_A = 0; V_B is that of the springs of the second. */
  @Test
  void twoNetworksAreMixed() {
    double found =
        energy(
            "system.second-structure { file = b.pdb, offset = -7 kJ/mol, coupling = 2 kJ/mol }",
            "two-surfaces");
    double b = 0;
    for (int j = 0; j < BEADS; j++) {
      for (int i = 0; i < j; i++) {
        double dz = x[3 * i + 2] - x[3 * j + 2];
        // The second file has three decimals of an ångström, as has the first.
        double stretched = rounded(x[3 * i + 2]) - rounded(x[3 * j + 2]);
        double flat = distance(i, j) * distance(i, j) - dz * dz;
        double r0 = Math.sqrt(flat + stretched * stretched);
        b += r0 <= SPRINGS ? 200 * Math.pow(distance(i, j) - r0, 2) : 0;
      }
    }
    double half = 0.5 * (0 - b + 7);
    assertEqual(found, 0.5 * (b - 7) - Math.sqrt(half * half + 4));
  }

  private static double rounded(double z) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.3f", 12 * z)) / 10;
  }

  /** What a configuration adds is what LAMMPS finds in the exported files. */
  @Test
  void energiesAreThoseOfLammps() throws IOException, InterruptedException {
    MolecularSystem system =
        build(
            """
            forcefield {
              pairs { style = soft, strength = 25 kJ/mol/nm, radius = 1.2 nm, cutoff = 1.6 nm }
              contacts { style = gaussian, cutoff = 1.2 nm, depth = 3 kJ/mol, width = 0.05 nm }
            }
            """);
    double[] moved = system.composite().copyReference();
    for (int a = 0; a < moved.length; a++) {
      moved[a] *= 1.02;
    }
    EngineResult.of(system, moved)
        .requireEqual(
            "added terms",
            new Lammps(UnitSystem.MOLECULAR, directory).evaluate(system, moved),
            1e-10);
  }

  @Test
  void whatCannotBeAddedIsRefusedWithItsKey() {
    Map<String, String> refused =
        Map.of(
            "forcefield.pairs.style = bucking",
            "Invalid `forcefield.pairs.style` \"bucking\" (a.conf:6): allowed: none, buckingham",
            "forcefield.pairs { style = soft, strenght = 1 kJ/mol/nm }",
            "Unknown key `forcefield.pairs.strenght` (a.conf:6); did you mean",
            "forcefield.pairs { style = soft, strength = 1 kJ/mol/nm, radius = 1 nm }",
            "Missing `forcefield.pairs.cutoff`",
            "forcefield.pairs { style = table, file = v.txt, cutoff = 3 nm }",
            "Invalid `forcefield.pairs.cutoff` 3.0 nm: the table ends at 2.198 nm",
            "forcefield.charges { law = reaction-field, cutoff = 1 nm, screening-length = 1 nm }",
            "Invalid `forcefield.charges.screening-length` \"1 nm\" (a.conf:6): needs `law = debye",
            "forcefield.charges { law = reaction-field, cutoff = 1 nm, residues = [ASP] }",
            "Invalid `forcefield.charges.residues` \"[\"ASP\"]\" (a.conf:6): \"ASP\": a name and a",
            "forcefield.charges { law = reaction-field, cutoff = 1 nm, residues = [TRP 1] }",
            "no atom belongs to one that has a charge; the first atom is CA ASP A-11",
            "system.second-structure.offset = 1 kJ/mol",
            "Invalid `system.second-structure.offset` \"1 kJ/mol\" (a.conf:6): needs `file`");
    refused.forEach(
        (keys, message) ->
            assertThatThrownBy(() -> build(keys))
                .as(keys)
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message));
  }
}
