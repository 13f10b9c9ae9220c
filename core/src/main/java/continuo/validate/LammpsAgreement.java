package continuo.validate;

import continuo.bench.peer.LammpsEnergies;
import continuo.burst.kernel.KernelProvider;
import continuo.burst.kernel.LaneForces;
import continuo.export.MdSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Energies of the shipped systems, term by term, against LAMMPS on the exported data file. Both
 * evaluate closed forms in double precision, so they may differ by 1e-10, relative.
 */
final class LammpsAgreement implements Rung {
  private static final double RELATIVE = 1e-10;
  private static final double AMPLITUDE = 0.01;
  private static final String PROGRAM = "lmp";

  @Override
  public String name() {
    return "lammps";
  }

  @Override
  public String what() {
    return "energies of the shipped systems against LAMMPS on the exported files";
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    if (conditions.lammps() == null && !isOnPath()) {
      return List.of(
          Comparison.skipped(
              "shipped systems", "energies", "no `lmp` on the PATH; name one with --lammps CMD"));
    }
    String command = conditions.lammps() == null ? PROGRAM : conditions.lammps();
    List<Comparison> results = new ArrayList<>();
    int n = 0;
    for (Shipped shipped : Shipped.all()) {
      double[] x = shipped.displaced(AMPLITUDE);
      Map<String, Double> theirs =
          LammpsEnergies.evaluate(
              command,
              shipped.system(),
              x,
              MdSettings.of(shipped.config()),
              conditions.work().resolve("lammps-" + n++));
      ours(shipped, x)
          .forEach(
              (term, energy) -> {
                double other = theirs.getOrDefault(term, Double.NaN);
                results.add(
                    Comparison.exact(
                        shipped.name(),
                        term + " energy, kJ/mol",
                        energy,
                        other,
                        RELATIVE * Math.abs(other),
                        command));
              });
    }
    return results;
  }

  private static boolean isOnPath() {
    String path = System.getenv("PATH");
    return path != null
        && Stream.of(path.split(java.io.File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
  }

  private static Map<String, Double> ours(Shipped shipped, double[] x) {
    LaneForces kernel = KernelProvider.plain().forces(shipped.system(), 1);
    kernel.energies(x, new double[1]);
    Map<String, Double> energies = new LinkedHashMap<>();
    for (int t = 0; t < shipped.system().terms().size(); t++) {
      energies.merge(
          shipped.system().terms().get(t).name(), kernel.energyByTerm()[t][0], Double::sum);
    }
    return energies;
  }
}
