package continuo.systems.lammps;

import continuo.systems.topology.InputFolders;
import continuo.systems.topology.InputText;
import continuo.systems.topology.SourceLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Reads the commands of a script that say how atoms interact. Commands that say how to run, to
 * print and to neighbour are passed over as far as they leave the interactions alone; all others
 * are refused, lest an interaction be lost.
 */
final class SettingsReader {
  private static final Set<String> PASSED_OVER =
      Set.of(
          "comm_modify",
          "compute",
          "dump",
          "dump_modify",
          "echo",
          "info",
          "log",
          "min_style",
          "minimize",
          "neighbor",
          "newton",
          "print",
          "processors",
          "reset_timestep",
          "run_style",
          "thermo",
          "thermo_modify",
          "thermo_style",
          "timestep",
          "undump",
          "unfix",
          "variable",
          "velocity",
          "write_data",
          "write_restart",
          "atom_modify",
          "timer",
          "suffix",
          "package",
          "shell");

  private static final Set<String> FIXES =
      Set.of("nve", "nvt", "langevin", "nve/limit", "momentum", "print", "ave/time");

  private final ForceField field;
  private final InputFolders allowed;
  private boolean hasData;

  private SettingsReader(Path script, ForceField field) {
    this.field = field;
    this.allowed = InputFolders.of(script, List.of());
  }

  /**
   * @param script the script
   * @param field filled in
   * @throws continuo.error.InputException if a command is not known or a file outside the folder of
   *     the script is included; names file and line
   */
  static void read(Path script, ForceField field) {
    new SettingsReader(script, field).file(script, 0);
  }

  private void file(Path script, int depth) {
    List<String> lines = InputText.lines(script);
    for (int n = 0; n < lines.size(); n++) {
      int number = n + 1;
      String joined = lines.get(n).strip();
      while (joined.endsWith("&") && n + 1 < lines.size()) {
        joined = joined.substring(0, joined.length() - 1) + " " + lines.get(++n).strip();
      }
      String text = withoutComment(joined);
      if (!text.isBlank()) {
        SourceLine line = new SourceLine(script.toString(), number, text.strip().split("\\s+"));
        if (line.words()[0].equals("include")) {
          include(script, line, depth);
        } else {
          command(line);
        }
      }
    }
  }

  private static String withoutComment(String text) {
    int comment = text.indexOf('#');
    return (comment < 0 ? text : text.substring(0, comment)).strip();
  }

  private void include(Path script, SourceLine line, int depth) {
    if (depth > 20) {
      throw line.error("files include each other more than 20 deep");
    }
    Path included = script.toAbsolutePath().resolveSibling(line.word(1, "file")).normalize();
    if (Files.exists(included)) {
      allowed.require(line, included, "move it there");
    }
    file(included, depth + 1);
  }

  private void command(SourceLine line) {
    String name = line.words()[0];
    for (FieldKind kind : FieldKind.values()) {
      if (name.equals(kind.word() + "_style")) {
        field.style(kind, ForceField.rest(line, 1));
        return;
      } else if (name.equals(kind.word() + "_coeff")) {
        field.scriptCoefficients(kind, ForceField.rest(line, 1));
        return;
      }
    }
    switch (name) {
      case "units" -> field.units(line.word(1, "style"));
      case "atom_style" -> field.atomStyle(line.word(1, "style"));
      case "boundary" -> boundary(line);
      case "special_bonds" -> special(line);
      case "dielectric" -> {
        double permittivity = line.number(1, "dielectric constant");
        if (!(permittivity > 0)) {
          throw line.error("dielectric %s; it must be > 0".formatted(permittivity));
        }
        field.dielectric(permittivity);
      }
      case "pair_modify" -> pairModify(line);
      case "read_data" -> readData(line);
      case "neigh_modify" -> refuseWord(line, "exclude", "pairs would be left out");
      case "run" -> refuseWord(line, "every", "commands in between could change interactions");
      case "fix" -> {
        if (!FIXES.contains(line.word(3, "style"))) {
          throw line.error(
              "fix %s is not read; allowed: %s"
                  .formatted(line.words()[3], FIXES.stream().sorted().toList()));
        }
      }
      default -> {
        if (!PASSED_OVER.contains(name)) {
          throw line.error(
              "command %s is not read; it could change how atoms interact".formatted(name));
        }
      }
    }
  }

  /** One data file as it is; what adds to it or leaves its coefficients out is refused. */
  private void readData(SourceLine line) {
    if (hasData) {
      throw line.error("a second read_data is not read; `system.data` is one file");
    }
    hasData = true;
    for (int w = 2; w < line.size(); w += 2) {
      if (!line.words()[w].startsWith("extra/")) {
        throw line.error(
            "read_data … %s is not read; allowed: extra/…/types, extra/…/per/atom"
                .formatted(line.words()[w]));
      }
    }
  }

  private static void refuseWord(SourceLine line, String word, String why) {
    if (List.of(line.words()).contains(word)) {
      throw line.error("%s … %s is not read: %s".formatted(line.words()[0], word, why));
    }
  }

  private void boundary(SourceLine line) {
    boolean[] periodic = new boolean[3];
    for (int axis = 0; axis < 3; axis++) {
      periodic[axis] = line.word(1 + axis, "boundary").equals("p");
    }
    if (periodic[0] != periodic[1] || periodic[1] != periodic[2]) {
      throw line.error("allowed are cells periodic along all axes or along none");
    }
    field.periodic(periodic[0]);
  }

  private void pairModify(SourceLine line) {
    int first = 1;
    String style = "";
    if (line.word(1, "keyword").equals("pair")) {
      boolean numbered = line.word(3, "keyword").matches("[0-9]+");
      first = numbered ? 4 : 3;
      style = line.words()[2] + (numbered ? " " + line.words()[3] : "") + " ";
    }
    for (int w = first; w < line.size(); w += 2) {
      String key = line.words()[w];
      if (!List.of("shift", "mix", "tail", "table", "compute").contains(key)) {
        throw line.error("pair_modify %s is not read; allowed: shift, mix, tail".formatted(key));
      }
      String value = line.word(w + 1, "value of " + key);
      if (key.equals("compute") && !value.equals("yes")) {
        throw line.error("pair_modify compute %s is not read; allowed: yes".formatted(value));
      }
      if (List.of("shift", "tail").contains(key) && !List.of("yes", "no").contains(value)) {
        throw line.error("pair_modify %s %s; allowed: yes, no".formatted(key, value));
      }
      field.modifyPairs(style + key, value);
    }
  }

  private void weights(boolean pairs, boolean charges, double... weights) {
    if (pairs) {
      field.special(weights);
    }
    if (charges) {
      field.specialCoulomb(weights);
    }
  }

  private void special(SourceLine line) {
    line.word(1, "keyword");
    int w = 1;
    while (w < line.size()) {
      String key = line.words()[w];
      switch (key) {
        case "fene" -> weights(true, true, 0, 1, 1);
        case "charmm" -> weights(true, true, 0, 0, 0);
        case "dreiding" -> weights(true, true, 0, 0, 1);
        case "lj", "coul", "lj/coul" -> {
          weights(
              key.startsWith("lj"),
              key.endsWith("coul"),
              line.number(w + 1, "weight"),
              line.number(w + 2, "weight"),
              line.number(w + 3, "weight"));
          w += 3;
        }
        case "angle", "dihedral" -> {
          w++;
          if (!line.word(w, "value of " + key).equals("no")) {
            throw line.error(
                "special_bonds %s %s is not read; allowed: no".formatted(key, line.words()[w]));
          }
        }
        default ->
            throw line.error(
                ("special_bonds … %s is not read; allowed: lj, coul, lj/coul, fene, charmm, dreiding,"
                        + " angle no, dihedral no")
                    .formatted(key));
      }
      w++;
    }
  }
}
