package continuo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunConfigTest {
  private static final Path CONF = Path.of("..", "conf");

  /** Every key away from its default. */
  private static final String UNUSUAL =
      """
      seed = -9223372036854775808
      system {
        type = superlattice
        lattice = fcc, cells = [2, 3, 4], periodic = true, lattice-constant = "17.3 A"
        particle {
          atoms = 55, shape = cuboctahedron, spacing = "1e-1 nm", atom-mass = "0.19696657 kDa"
          bond-stiffness = "33.3 kcal/mol/A^2", bond-cutoff-ratio = 1.2
        }
        link { count = 9, swelling = 1.0333333333333334, barrier = "0.7 kcal/mol", tilt = "3 kJ/mol" }
        repulsion { epsilon = "0.1 kJ/mol", sigma = "0.2 nm", skin = "0.03 nm" }
        host {
          density = 0.7, epsilon = "0.9 kJ/mol", sigma = "0.33 nm", atom-mass = "39 amu"
          particle-epsilon = "0.8 kJ/mol", particle-sigma = "0.32 nm", cutoff-ratio = 2
          skin = "0.06 nm", margin = "0 nm"
        }
      }
      forcefield {
        pairs { style = buckingham, a = "1e4 kJ/mol", b = "30 1/nm", c = "2e-3 kJ/mol nm^6", cutoff = "0.9 nm"
          truncation = potential-switch, switch-from = "0.7 nm", skin = "0.2 nm", exclude-bonded = false }
        charges { law = debye-hueckel, permittivity = 78, screening-length = "8 A", shifted = true
          residues = ["AU 0.5"], cutoff = "2 nm", skin = "0.2 nm", exclude-bonded = false }
        contacts { style = gaussian, cutoff = "0.9 nm", depth = "1 kcal/mol", width = "0.05 nm"
          core = "0.4 nm", separation = 3 }
      }
      thermostat { temperature = "77.5 K", collision-rate = "0.01 1/fs",
        equilibration-rate = "3 1/ps" }
      order-parameters {
        grid = shells, radial-points = 5, angular-points = 2, origin = absolute
        cutoff = "3.3333333333333335 1/nm", scaling = inverse-cube, patches = 3
        drop-tolerance = 1e-11, box-scale = 1.25
      }
      ensemble { replicas = 5, lanes = 4, preparation-steps = 0, minimise = off, max-quarantined = 0.25 }
      burst {
        time-step = "0.1 fs", equilibration-steps = 0, sampling-steps = 96, sample-every = 12
        project-every = 4, low-k-stretch = 2.5, precision = mixed
      }
      thermal-force { memory = 6 }
      diffusion { tapers = 7, memory = 1, linear-algebra = native }
      stiffness { estimator = fluctuation, refresh-every = 2, snapshots = 3 }
      langevin {
        stepper = euler-maruyama, time-step = "1 ns"
        adaptive-step { enabled = true, min = "1 ps", max = "3 ns", tolerance = 0.25 }, steps = 3, divergence = midpoint, noise-compensation = false
        noise-budget = 0.1, max-rounds = 1, max-bond-change = "0.5 A", relaxation-steps = 0
      }
      output { directory = "a \\"b\\" c", frames-every = 0, diffusion-every = 5, checkpoint-every = 2 }
      output { keep-checkpoints = 4, keep-frames = 50, compact-every = 7 }
      spark { partitions = 12, replica-level = off-heap }
      """;

  private static RunConfig conf(String name) {
    return ConfigLoader.load(CONF.resolve(name), List.of());
  }

  private static void assertReadsBack(RunConfig config) {
    RunConfig back = ConfigLoader.reread(config.render(), "run.json");
    assertThat(back).isEqualTo(config);
    assertThat(back.differences(config)).isEmpty();
    assertThat(back.render()).isEqualTo(config.render());
  }

  @Test
  void renderedConfigurationReadsBackEqual() {
    assertReadsBack(Example.parse(Example.SUPERLATTICE));
    assertReadsBack(Example.parse(Example.CRYSTAL));
    assertReadsBack(Example.parse(Example.REDUCED));
    assertReadsBack(Example.parse(UNUSUAL));
    assertReadsBack(withOrderParameters("family = components, affine = true"));
    assertReadsBack(withOrderParameters("family = legendre, order = 3, box-scale = 1.5"));
  }

  private static RunConfig withOrderParameters(String keys) {
    return Example.parse(
        Example.SUPERLATTICE.replace(
            "order-parameters.cutoff = \"7 1/nm\"", "order-parameters { " + keys + " }"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "family = components, cutoff = 7 1/nm | order-parameters.cutoff | `family` fourier",
        "family = legendre, order = 2, grid = shells | order-parameters.grid | `family` fourier",
        "family = legendre, order = 0 | order-parameters.order | must be ≥ 1",
        "family = components, scaling = exponential | order-parameters.scaling | allowed here: natural",
        "family = components, box-scale = 1.2 | order-parameters.box-scale | has no box",
        "family = fourier, cutoff = 7 1/nm, grid = shells, radial-points = 0 | order-parameters.radial-points | must be ≥ 1",
      })
  void impossibleOrderParametersAreRefusedWithTheirKey(String row) {
    String[] cells = row.split(" \\| ", -1);
    assertThatThrownBy(() -> withOrderParameters(cells[0]))
        .hasMessageContaining("Invalid `" + cells[1] + "`")
        .hasMessageContaining(cells[2]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "min = 2 ps, max = 4 ps | time-step | must lie between `adaptive-step.min` and `adaptive-step.max`",
        "min = 1 ps, max = 1 ps | adaptive-step.max | must be > `min`",
        "min = 0 ps, max = 1 ps | adaptive-step.min | must be > 0",
      })
  void impossibleTimeStepsAreRefusedWithTheirKey(String row) {
    String[] cells = row.split(" \\| ", -1);
    String hocon =
        Example.SUPERLATTICE + "langevin.adaptive-step { enabled = true, " + cells[0] + " }";
    assertThatThrownBy(() -> Example.parse(hocon))
        .hasMessageContaining("Invalid `langevin." + cells[1] + "`")
        .hasMessageContaining(cells[2]);
  }

  @Test
  void stretchingByWavenumberNeedsWavenumbers() {
    String hocon =
        Example.SUPERLATTICE.replace(
            "order-parameters.cutoff = \"7 1/nm\"",
            "order-parameters.family = components, burst.low-k-stretch = 2");
    assertThatThrownBy(() -> Example.parse(hocon))
        .hasMessageContaining("Invalid `burst.low-k-stretch`");
  }

  @Test
  void finishedRunReadsBackWithoutItsStructureFile(@TempDir Path directory) throws IOException {
    Path pdb = Files.writeString(directory.resolve("a.pdb"), "");
    String conf =
        "system { type = capsid, file = a.pdb, cutoff = 1 nm, stiffness = \"400 kJ/mol/nm^2\" }\n"
            + Example.REST;
    RunConfig config = ConfigLoader.parse(conf, "x.conf", directory);
    Files.delete(pdb);
    assertReadsBack(config);
  }

  @Test
  void forceFieldFilesAreFoundNextToTheConfiguration(@TempDir Path directory) throws IOException {
    for (String name : List.of("a.top", "a.gro", "a.xml", "a.data", "in.a")) {
      Files.writeString(directory.resolve(name), "");
    }
    String gromacs =
        """
        system {
          type = gromacs, topology = a.top, coordinates = a.gro, contacts = a.xml
          include-folders = [".", "itp"], define = [FLEXIBLE], periodic = false
          cutoff = 1.1 nm, truncation = force-switch, switch-from = 0.9 nm, skin = 0.2 nm
          electrostatics { law = reaction-field, permittivity = 15, field-permittivity = 78 }
          constraint-stiffness = "30000 kJ/mol/nm^2"
        }
        """;
    RunConfig config = ConfigLoader.parse(gromacs + Example.REST, "x.conf", directory);
    assertReadsBack(config);
    assertThat(config.system())
        .isEqualTo(
            new GromacsConfig(
                directory.resolve("a.top").toString(),
                directory.resolve("a.gro").toString(),
                List.of(directory.toString(), directory.resolve("itp").toString()),
                List.of("FLEXIBLE"),
                directory.resolve("a.xml").toString(),
                false,
                1.1,
                PairTruncation.FORCE_SWITCH,
                0.9,
                false,
                0.2,
                new ElectrostaticsConfig(
                    ElectrostaticsConfig.Law.REACTION_FIELD, 15, 78, 0, false, 0),
                30000));
    String lammps = "system { type = lammps, data = a.data, settings = in.a }\n" + Example.REST;
    RunConfig other = ConfigLoader.parse(lammps, "x.conf", directory);
    assertReadsBack(other);
    assertThat(other.system())
        .isEqualTo(
            new LammpsConfig(
                directory.resolve("a.data").toString(), directory.resolve("in.a").toString(), 0.1));
    String bare =
        "system { type = gromacs, topology = a.top, coordinates = a.gro, cutoff = 1 nm }\n";
    RunConfig defaults = ConfigLoader.parse(bare + Example.REST, "x.conf", directory);
    assertReadsBack(defaults);
    assertThat(((GromacsConfig) defaults.system()).electrostatics())
        .isEqualTo(
            new ElectrostaticsConfig(ElectrostaticsConfig.Law.NO_CHARGES, 1, 0, 0, false, 0));
    String without = "1 nm, electrostatics { law = none, permittivity = 15 }";
    assertThatThrownBy(
            () ->
                ConfigLoader.parse(
                    bare.replace("1 nm", without) + Example.REST, "x.conf", directory))
        .hasMessageContaining("Invalid `system.electrostatics.permittivity`")
        .hasMessageContaining("needs a `law` by which charges interact");
    assertThatThrownBy(
            () ->
                ConfigLoader.parse(
                    bare.replace("1 nm", "1 nm, switch-from = 0.9 nm") + Example.REST,
                    "x.conf",
                    directory))
        .hasMessageContaining("Invalid `system.switch-from` \"0.9 nm\"")
        .hasMessageContaining("be left out without one");
    assertThatThrownBy(
            () ->
                ConfigLoader.parse(
                    bare.replace("a.top", "b.top") + Example.REST, "x.conf", directory))
        .hasMessageContaining("Invalid `system.topology` \"b.top\"")
        .hasMessageContaining("no such file");
  }

  @Test
  void renderedConfigurationIsJsonWithUnits() {
    assertThat(Example.parse(Example.SUPERLATTICE).render())
        .startsWith("{\n  \"units\": \"molecular\",\n  \"seed\": 1,\n  \"system\": {\n")
        .contains("\"bond-stiffness\": \"10000.0 kJ/mol/nm^2\"")
        .contains("\"cells\": [3, 3, 3]")
        .endsWith("}");
    assertThat(Example.parse(Example.REDUCED).render()).contains("\"time-step\": 0.005");
  }

  @Test
  void everyKeyOfTheUnusualConfigurationDiffersFromItsDefault() {
    RunConfig unusual = Example.parse(UNUSUAL);
    List<String> differences = unusual.differences(Example.parse(Example.SUPERLATTICE));
    List<String> closed =
        List.of(
            "units",
            "system.type",
            "system.host.margin",
            "order-parameters.family",
            "order-parameters.order",
            "order-parameters.affine",
            "forcefield.charges.field-permittivity",
            "forcefield.charges.damping",
            "diffusion.estimator");
    assertThat(ConfigWriter.flat(unusual).keySet())
        .filteredOn(key -> !closed.contains(key))
        .allSatisfy(
            key -> assertThat(differences).anyMatch(line -> line.startsWith("`" + key + "`: ")));
  }

  @Test
  void differencesNameKeyAndBothValues() {
    RunConfig here = Example.parse(Example.SUPERLATTICE);
    RunConfig there = Example.parse(Example.SUPERLATTICE + "burst.time-step = 20 fs\nseed = 2");
    assertThat(here.differences(there))
        .containsExactly(
            "`burst.time-step`: \"0.01 ps\", the other has \"0.02 ps\"",
            "`seed`: 1, the other has 2");
    assertThat(here.differences(here)).isEmpty();
  }

  @Test
  void differentSystemsDifferInTheirKeys() {
    assertThat(Example.parse(Example.CRYSTAL).differences(Example.parse(Example.SUPERLATTICE)))
        .contains("`system.mass`: \"100.0 amu\", the other has nothing")
        .contains("`system.link.count`: nothing, the other has 6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "superlattice.conf",
        "superlattice-216.conf",
        "host-fluid.conf",
        "harmonic-crystal.conf",
        "capsid.conf"
      })
  void shippedConfigurationStatesEveryKey(String name) {
    RunConfig config = conf(name);
    Config written = ConfigFactory.parseFile(CONF.resolve(name).toFile());
    assertThat(ConfigWriter.flat(config).keySet()).allMatch(written::hasPath);
    assertReadsBack(config);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "superlattice.conf",
        "superlattice-216.conf",
        "host-fluid.conf",
        "harmonic-crystal.conf",
        "capsid.conf"
      })
  void everyValueOfAShippedConfigurationHasAComment(String name) throws IOException {
    assertThat(Files.readAllLines(CONF.resolve(name)))
        .filteredOn(line -> line.contains(" = ") && !line.startsWith("#"))
        .isNotEmpty()
        .allMatch(line -> line.indexOf(" # ") > line.indexOf(" = "));
  }

  @Test
  void configurationSurvivesSerialization() throws IOException, ClassNotFoundException {
    RunConfig config = Example.parse(UNUSUAL);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(config);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(config);
    }
  }

  @Test
  void recordsRefuseWhatIsNotANumber() {
    assertThatThrownBy(() -> new ThermostatConfig(Double.NaN, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid `temperature`: must be > 0");
    assertThatThrownBy(() -> new ThermostatConfig(300, Double.NaN, 1))
        .hasMessageContaining("collision-rate");
    assertThatThrownBy(() -> new ThermostatConfig(Double.POSITIVE_INFINITY, 1, 1))
        .hasMessageContaining("temperature");
    assertThatThrownBy(() -> new LinkConfig(6, Double.NaN, 1, 0)).hasMessageContaining("swelling");
    assertThatThrownBy(() -> new LinkConfig(6, 1.2, 1, Double.NaN)).hasMessageContaining("tilt");
    assertThatThrownBy(() -> new RepulsionConfig(Double.NaN, 1, 1)).hasMessageContaining("epsilon");
    assertThatThrownBy(
            () -> new BurstConfig(1, 0, 80, 10, 1, Double.NaN, BurstConfig.Precision.DOUBLE))
        .hasMessageContaining("low-k-stretch");
  }
}
