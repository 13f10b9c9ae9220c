package continuo.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.error.InputException;
import org.junit.jupiter.api.Test;

/** What other programs print, in their words. */
class PeerOutputTest {
  private static final String LAMMPS =
      """
      Loop time of 9.5 on 1 procs for 200 steps with 4000 atoms

      50.0% CPU use with 1 MPI tasks x 1 OpenMP threads
      Loop time of 0.8 on 1 procs for 100 steps with 4000 atoms

      Performance: 43200.000 tau/day, 125.000 timesteps/s
      99.5% CPU use with 1 MPI tasks x 1 OpenMP threads
      Total wall time: 0:00:10
      """;

  private static final String GROMACS =
      """
                     Core t (s)   Wall t (s)        (%)
             Time:        1.728        1.728      100.0
                       (ns/day)    (hour/ns)
      Performance:      432.000        0.056
      Finished mdrun on rank 0
      """;

  @Test
  void theLastLoopOfLammpsCounts() {
    PeerTime time = LammpsPeer.read("--peer lammps=lmp", LAMMPS);
    assertThat(time.atomStepsPerSecond()).isCloseTo(4000 * 100 / 0.8, within(1e-6));
    assertThat(time.seconds()).isEqualTo(0.8);
    assertThat(time.coreShare()).isCloseTo(0.995, within(1e-12));
  }

  @Test
  void theLogOfGromacsIsReadInNanosecondsADay() {
    PeerTime time = GromacsPeer.read("--peer gromacs=gmx", GROMACS, 8820, 0.01, 0.98);
    // 432 ns a day are 5 ps a second, 500 steps of 10 fs.
    assertThat(time.atomStepsPerSecond()).isCloseTo(8820 * 500.0, within(1e-6));
    assertThat(time.seconds()).isEqualTo(1.728);
    assertThat(time.coreShare()).isEqualTo(0.98);
  }

  @Test
  void outputWithoutATimeIsRefused() {
    assertThatThrownBy(() -> LammpsPeer.read("--peer lammps=lmp", "ERROR: no"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot read the time of --peer lammps=lmp: no line \"Loop time");
    assertThatThrownBy(() -> GromacsPeer.read("--peer gromacs=gmx", "Fatal error", 1, 1, 1))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot read the time of --peer gromacs=gmx: no lines \"Time:\"");
  }

  @Test
  void versionsNameCompilerAndFlags() {
    assertThat(
            LammpsPeer.version(
                """

                Large-scale Atomic/Molecular Massively Parallel Simulator - 1 Jan 2030

                Usage example: lmp -var t 300

                OS: Linux

                Compiler: GNU C++ 20 with OpenMP 5
                C++ standard: C++17

                Active compile time flags:

                -DLAMMPS_ONE
                -DLAMMPS_TWO
                sizeof(bigint): 64-bit
                -not a flag
                """))
        .containsExactly(
            "Large-scale Atomic/Molecular Massively Parallel Simulator - 1 Jan 2030",
            "Compiler: GNU C++ 20 with OpenMP 5",
            "C++ standard: C++17",
            "-DLAMMPS_ONE",
            "-DLAMMPS_TWO");
    assertThat(
            GromacsPeer.version(
                """
                GROMACS version:    2030.1
                Precision:          mixed
                MPI library:        thread_mpi
                SIMD instructions:  AVX_512
                C++ compiler:       /usr/bin/c++ GNU 20
                C++ compiler flags: -O3
                """))
        .containsExactly(
            "GROMACS version:    2030.1",
            "Precision:          mixed",
            "SIMD instructions:  AVX_512",
            "C++ compiler:       /usr/bin/c++ GNU 20",
            "C++ compiler flags: -O3");
  }

  @Test
  void commandsAreSplitAsAShellDoes() {
    assertThat(CommandLine.split("lmp  -sf opt")).containsExactly("lmp", "-sf", "opt");
    assertThat(CommandLine.split("'/a b/lmp' -v x \"1 2\" ''"))
        .containsExactly("/a b/lmp", "-v", "x", "1 2", "");
    assertThat(CommandLine.join(CommandLine.split("'/a b/lmp' -v \"1 2\"")))
        .isEqualTo("'/a b/lmp' -v '1 2'");
    assertThatThrownBy(() -> new LammpsPeer(" "))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "Invalid command \" \" (--peer lammps=…): empty; a program and its options are needed");
    assertThatThrownBy(() -> new GromacsPeer("'gmx"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a ' is not closed");
  }

  @Test
  void aProgramThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> new LammpsPeer("no-such-lmp -sf opt").version())
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot run \"no-such-lmp\" (--peer lammps=no-such-lmp -sf opt): ")
        .hasMessageEndingWith("give a program that is installed, with its path if need be");
    assertThatThrownBy(() -> new GromacsPeer("false").version())
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "Cannot use --peer gromacs=false: exit code 1 of false --version: ");
  }
}
