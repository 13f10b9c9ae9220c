package continuo.bench;

import continuo.bench.peer.PeerSystem;
import continuo.burst.BurstSettings;
import continuo.config.ConfigLoader;
import continuo.config.RunConfig;
import continuo.error.InputException;
import continuo.export.MdSettings;
import continuo.forcefield.MolecularSystem;
import continuo.loop.Simulation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The systems that {@code continuo bench} knows by name, and those of configuration files. */
public final class BenchSystems {
  /** k_B, kJ/mol/K. */
  private static final double BOLTZMANN = 0.00831446261815324;

  /** Steps from the start to the timed state; the neighbour list has then its usual life. */
  private static final int SETTLE = 200;

  /** What other programs do in about four seconds. */
  private static final int USUAL_ATOM_STEPS = 8_000_000;

  /** Δt of the Lennard-Jones systems, τ. */
  private static final double LJ_STEP = 0.004;

  private static final Map<String, Supplier<BenchSystem>> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("lj-solid", () -> solid("lj-solid", 20));
    BY_NAME.put("lj-solid-4k", () -> solid("lj-solid-4k", 10));
    BY_NAME.put("lj-liquid", () -> liquid("lj-liquid", 20));
    BY_NAME.put("network", () -> network("network", 0));
    BY_NAME.put("network-64", () -> network("network-64", 64));
    BY_NAME.put("network-300", () -> network("network-300", 300));
    BY_NAME.put("superlattice", () -> superlattice(false));
    BY_NAME.put("superlattice-held", () -> superlattice(true));
  }

  private BenchSystems() {}

  /** Names of all systems, in the order of reports. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /**
   * @param name one of {@link #names}
   * @throws InputException if there is no such system; names those that exist
   */
  public static BenchSystem named(String name) {
    Supplier<BenchSystem> builder = BY_NAME.get(name);
    if (builder == null) {
      throw new InputException(
          "Unknown system \"%s\" (--system); allowed: %s, or a configuration file as argument"
              .formatted(name, String.join(", ", names())));
    }
    return builder.get();
  }

  /**
   * The system of a configuration, its order parameters held at the reference as in a burst.
   *
   * @throws InputException if the configuration cannot work
   */
  public static BenchSystem configured(Path file) {
    RunConfig config = ConfigLoader.load(file, List.of());
    String name = String.valueOf(file.getFileName());
    return burst(name, "configuration " + file, config, name, true);
  }

  static BenchSystem solid(String name, int cells) {
    MolecularSystem crystal = LennardJonesCrystal.build(cells, 1.0);
    // Half of the kinetic energy of a crystal at rest goes into vibrations.
    double start = 1.0;
    double kT = 0.5;
    int usualSteps = USUAL_ATOM_STEPS / crystal.composite().nAtoms();
    return new BenchSystem(
        name,
        "Lennard-Jones solid, fcc, density 1.0, cut-off 2.5, T* 0.5",
        crystal,
        LJ_STEP,
        1,
        kT,
        new BenchSystem.Start(start, 0, 0, SETTLE),
        Optional.empty(),
        Optional.of(
            new PeerSystem.LennardJones(
                name, crystal, start, kT, LJ_STEP, 1, 1, true, SETTLE, usualSteps)));
  }

  /**
   * Melted until atoms have moved by about their distance, so that replicas share no neighbours.
   * Other programs melt the crystal from T* = 1.44 and go on at constant energy near 0.7, which is
   * the usual benchmark and their fastest.
   */
  static BenchSystem liquid(String name, int cells) {
    MolecularSystem crystal = LennardJonesCrystal.build(cells, 0.8442);
    int usualSteps = USUAL_ATOM_STEPS / crystal.composite().nAtoms();
    return new BenchSystem(
        name,
        "Lennard-Jones liquid, density 0.8442, cut-off 2.5, T* 0.7, replicas melted apart",
        crystal,
        LJ_STEP,
        1,
        0.7,
        new BenchSystem.Start(3.0, 3.0, 500, 250),
        Optional.empty(),
        Optional.of(
            new PeerSystem.LennardJones(
                name, crystal, 1.44, 0.7, LJ_STEP, 0, 20, false, 300, usualSteps)));
  }

  private static BenchSystem network(String name, int nFunctions) {
    MolecularSystem network = CapsidNetwork.build();
    Optional<BenchSystem.Held> held =
        nFunctions == 0
            ? Optional.empty()
            : Optional.of(new BenchSystem.Held(CapsidNetwork.basis(network, nFunctions), 10, 10));
    double temperature = 300;
    double timeStep = 0.010;
    double kT = BOLTZMANN * temperature;
    return new BenchSystem(
        name,
        "elastic network of the capsid 1A34, 300 K"
            + (nFunctions == 0
                ? ""
                : ", %d functions held and sampled every 10 steps".formatted(nFunctions)),
        network,
        timeStep,
        1,
        kT,
        new BenchSystem.Start(kT, 0, 0, SETTLE),
        held,
        Optional.of(
            new PeerSystem.Network("network", network, temperature, timeStep, 1, SETTLE, 3000)));
  }

  private static BenchSystem superlattice(boolean held) {
    return ShippedFiles.build(
        "superlattice.conf",
        List.of(),
        List.of(),
        config ->
            burst(
                held ? "superlattice-held" : "superlattice",
                "nanoparticle superlattice as shipped, bonds and double wells",
                config,
                "superlattice",
                held));
  }

  /**
   * A configuration's system in the dynamics of its bursts, at the reference.
   *
   * @param peerName name of the system for other programs, which hold no order parameters
   * @param held whether the order parameters are held
   */
  private static BenchSystem burst(
      String name, String what, RunConfig config, String peerName, boolean held) {
    Simulation simulation = Simulation.of(config);
    BurstSettings settings = simulation.context().settings();
    return new BenchSystem(
        name,
        held
            ? what
                + ", %d functions held every %s"
                    .formatted(
                        simulation.basis().nFunctions(),
                        settings.projectEvery() == 1 ? "step" : settings.projectEvery() + " steps")
            : what,
        simulation.system(),
        settings.timeStep(),
        settings.collisionRate(),
        settings.kT(),
        new BenchSystem.Start(settings.kT(), 0, 0, SETTLE),
        held
            ? Optional.of(
                new BenchSystem.Held(
                    simulation.basis(), settings.projectEvery(), settings.sampleEvery()))
            : Optional.empty(),
        Optional.of(
            new PeerSystem.Exported(
                peerName,
                simulation.system(),
                MdSettings.of(config),
                SETTLE,
                USUAL_ATOM_STEPS / simulation.basis().nAtoms())));
  }
}
