package continuo.bench.peer;

import continuo.forcefield.HarmonicBonds;
import continuo.structure.Composite;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Coordinates, topology and run parameters for GROMACS. It has no reduced units: Lennard-Jones
 * systems get σ, ε and mass of argon, which is the same problem.
 */
final class GromacsInputs {
  /** σ of argon, nm. */
  private static final double SIGMA = 0.3405;

  /** ε of argon, kJ/mol. */
  private static final double EPSILON = 0.996;

  /** Mass of argon, amu. */
  private static final double MASS = 39.948;

  /** k_B, kJ/mol/K. */
  private static final double BOLTZMANN = 0.00831446261815324;

  /** Reduced unit of time, ps. */
  static final double TAU = SIGMA * Math.sqrt(MASS / EPSILON);

  /** Free space around a network, nm. */
  private static final double MARGIN = 2;

  private static final int SEED = 48279;

  /** Residue and atom numbers of the format have five digits. */
  private static final int NUMBERS = 100_000;

  private GromacsInputs() {}

  static void write(PeerSystem.LennardJones s, Path directory) throws IOException {
    int n = s.nAtoms();
    double[] r = s.crystal().composite().copyReference();
    for (int c = 0; c < r.length; c++) {
      r[c] *= SIGMA;
    }
    coordinates(directory, s.name(), "AR", r, s.edge() * SIGMA);
    double c6 = 4 * EPSILON * Math.pow(SIGMA, 6);
    double c12 = 4 * EPSILON * Math.pow(SIGMA, 12);
    // Combination rule 1 takes C6 and C12 themselves: the cheapest of its kernels.
    Files.writeString(
        directory.resolve("topol.top"),
        String.join(
            "\n",
            "[ defaults ]",
            "1 1 no",
            "[ atomtypes ]",
            "AR 18 %s 0.0 A %.9e %.9e".formatted(MASS, c6, c12),
            "[ moleculetype ]",
            "AR 0",
            "[ atoms ]",
            "1 AR 1 AR AR 1 0.0 " + MASS,
            "[ system ]",
            s.name(),
            "[ molecules ]",
            "AR " + n,
            ""));
    List<String> mdp = new ArrayList<>();
    mdp.add(line("rvdw = %.6f", s.pairs().largestReach() * SIGMA));
    mdp.add(line("rcoulomb = %.6f", s.pairs().largestReach() * SIGMA));
    mdp.add("vdw-modifier = Potential-shift");
    // Its own default: the list lives as long as an energy drift allows.
    mdp.add("verlet-buffer-tolerance = 0.005");
    mdp.add("nstlist = 20");
    mdp.add("nstcalcenergy = 100");
    mdp.add("nstcomm = 100");
    parameters(
        directory,
        s,
        s.timeStep() * TAU,
        s.collisionRate() / TAU,
        s.start() * EPSILON / BOLTZMANN,
        s.temperature() * EPSILON / BOLTZMANN,
        mdp);
  }

  static void write(PeerSystem.Network s, Path directory) throws IOException {
    Composite beads = s.network().composite();
    HarmonicBonds springs = (HarmonicBonds) s.network().terms().get(0);
    double[] r = beads.copyReference();
    double half = MARGIN;
    for (double x : r) {
      half = Math.max(half, Math.abs(x) + MARGIN);
    }
    half = Math.ceil(half);
    for (int c = 0; c < r.length; c++) {
      r[c] += half;
    }
    coordinates(directory, s.name(), "CA", r, 2 * half);
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(directory.resolve("topol.top")))) {
      out.printf(
          Locale.ROOT,
          "[ defaults ]%n1 2 no%n[ atomtypes ]%nCA 6 %s 0.0 A 0.3 0.0%n[ moleculetype ]%nNET 0%n"
              + "[ atoms ]%n",
          beads.mass(0));
      for (int i = 0; i < beads.nAtoms(); i++) {
        out.printf(Locale.ROOT, "%1$d CA 1 NET CA %1$d 0.0 %2$s%n", i + 1, beads.mass(i));
      }
      out.printf("[ bonds ]%n");
      for (int b = 0; b < springs.topology().size(); b++) {
        // Function 6: harmonic, without exclusions.
        out.printf(
            Locale.ROOT,
            "%d %d 6 %.6f %s%n",
            springs.topology().i(b) + 1,
            springs.topology().j(b) + 1,
            springs.restLength(b),
            springs.stiffness(b));
      }
      out.printf("[ system ]%n%s%n[ molecules ]%nNET 1%n", s.name());
    }
    List<String> mdp = new ArrayList<>();
    // Cut-offs so short that no pair is ever listed.
    mdp.add("rvdw = 0.1");
    mdp.add("rcoulomb = 0.1");
    mdp.add("vdw-modifier = None");
    mdp.add("verlet-buffer-tolerance = -1");
    mdp.add("rlist = 0.11");
    mdp.add("nstlist = 200");
    mdp.add("nstcalcenergy = 200");
    mdp.add("nstcomm = 200");
    parameters(
        directory, s, s.timeStep(), s.collisionRate(), s.temperature(), s.temperature(), mdp);
  }

  private static void coordinates(
      Path directory, String title, String name, double[] r, double edge) throws IOException {
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(directory.resolve("conf.gro")))) {
      int n = r.length / 3;
      out.printf("%s%n%d%n", title, n);
      for (int i = 0; i < n; i++) {
        out.printf(
            Locale.ROOT,
            "%5d%-5s%5s%5d%12.7f%12.7f%12.7f%n",
            (i + 1) % NUMBERS,
            name,
            name,
            (i + 1) % NUMBERS,
            r[3 * i],
            r[3 * i + 1],
            r[3 * i + 2]);
      }
      out.printf(Locale.ROOT, "%1$12.7f%1$12.7f%1$12.7f%n", edge);
    }
  }

  /**
   * @param timeStep Δt, ps
   * @param collisionRate γ, 1/ps
   * @param start temperature of the first velocities, K
   * @param temperature of the thermostat, K
   * @param more lines of the system
   */
  private static void parameters(
      Path directory,
      PeerSystem s,
      double timeStep,
      double collisionRate,
      double start,
      double temperature,
      List<String> more)
      throws IOException {
    List<String> mdp = new ArrayList<>();
    mdp.add("integrator = " + (s.collisionRate() > 0 ? "sd" : "md"));
    mdp.add(line("dt = %.7f", timeStep));
    mdp.add("nsteps = " + s.usualSteps());
    mdp.add("cutoff-scheme = Verlet");
    mdp.add("pbc = xyz");
    mdp.add("vdwtype = Cut-off");
    mdp.add("coulombtype = Cut-off");
    mdp.add("gen-vel = yes");
    mdp.add(line("gen-temp = %.4f", start));
    mdp.add("gen-seed = " + SEED);
    mdp.add("nstlog = 0");
    mdp.add("nstenergy = 0");
    mdp.add("nstxout = 0");
    mdp.add("nstvout = 0");
    if (s.collisionRate() > 0) {
      mdp.add("tc-grps = System");
      mdp.add(line("tau-t = %.6f", 1 / collisionRate));
      mdp.add(line("ref-t = %.4f", temperature));
      mdp.add("ld-seed = " + SEED);
    } else {
      mdp.add("tcoupl = no");
    }
    mdp.addAll(more);
    mdp.add("");
    Files.write(directory.resolve("bench.mdp"), mdp);
  }

  private static String line(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
