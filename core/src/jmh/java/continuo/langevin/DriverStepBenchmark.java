package continuo.langevin;

import continuo.estimate.RelaxationSpectrum;
import continuo.linalg.DenseAlgebra;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the driver does between two bursts and that grows as the cube of the coordinates: spectrum
 * of βDH, share of the sampling error, step. Reproducible against native.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class DriverStepBenchmark {
  /** 3M. */
  @Param({"300", "600", "1200"})
  public int coordinates;

  /** REPRODUCIBLE or NATIVE. */
  @Param({"REPRODUCIBLE", "NATIVE"})
  public String library;

  private DenseAlgebra algebra;
  private DMatrixRMaj friction;
  private DMatrixRMaj stiffness;
  private DMatrixRMaj noise;
  private double[] force;
  private double[] normal;

  /** Positive definite matrices with a spread of rates as a composite has. */
  @Setup
  public void fill() {
    algebra = library.equals("NATIVE") ? DenseAlgebra.nativeLibrary() : DenseAlgebra.REPRODUCIBLE;
    Random random = new Random(1);
    friction = symmetric(random, 1, 0.5);
    stiffness = symmetric(random, 1e-4, 100);
    noise = symmetric(random, 1e-4, 1e-4);
    force = random.doubles(coordinates, -1, 1).toArray();
    normal = random.doubles(coordinates, -1, 1).toArray();
  }

  private DMatrixRMaj symmetric(Random random, double least, double spread) {
    int n = coordinates;
    DMatrixRMaj a = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double value = 0.1 * spread / n * random.nextGaussian();
        a.set(i, j, value);
        a.set(j, i, value);
      }
      a.set(i, i, least + spread * (i + 1) / n);
    }
    return a;
  }

  /** One step; the change of the coordinates. */
  @Benchmark
  public double[] step() {
    RelaxationSpectrum spectrum = RelaxationSpectrum.of(stiffness, friction, 0, algebra);
    return new LangevinStep(spectrum, Propagator.EXPONENTIAL, 1, 1, noise).advance(force, normal);
  }
}
