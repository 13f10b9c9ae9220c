package continuo.burst;

import continuo.estimate.Diffusion;
import continuo.estimate.EnsembleMoments;
import continuo.estimate.Friction;
import continuo.estimate.FrictionMemory;
import continuo.estimate.PatchSums;
import continuo.estimate.ThermalForce;
import continuo.known.Coverage;
import continuo.known.HarmonicNetwork;
import continuo.known.Matrices;
import continuo.linalg.DenseAlgebra;
import continuo.orderparam.FourierBasis;
import continuo.orderparam.OrderParameterBasis;
import continuo.orderparam.ScalingLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/**
 * How often the standard errors that a run reports cover the truth, over repetitions of bursts with
 * autoregressive forces of known spectrum; bursts of 100 correlation times, so that the bias of the
 * spectral estimate, −(πjτ/T)², stays below 0.5 %.
 */
class ReportedErrorsTest {
  private static final int LANES = 8;
  private static final int SAMPLES = 64;
  private static final int BURSTS = 14;
  private static final int TAPERS = 3;
  private static final int REPETITIONS = 200;
  private static final double WINDOW = 0.5;
  private static final double A = 0.2;
  private static final double GAMMA = 1;
  private static final double KT = 1.5;

  private final OrderParameterBasis basis =
      new FourierBasis(1.83, 1, ScalingLaw.NATURAL, 1, 1e-8)
          .build(HarmonicNetwork.randomFree(5, 30).composite());
  private final int rows = 3 * basis.nFunctions();

  /** One block whose replicas go on from burst to burst. */
  private EnsembleMoments bursts(long seed) {
    double[] f = Matrices.normal(seed, rows * LANES);
    int[] counted = IntStream.range(0, LANES).toArray();
    double[] fresh = Matrices.normal(~seed, BURSTS * SAMPLES * rows * LANES);
    int next = 0;
    EnsembleMoments all = null;
    for (int burst = 0; burst < BURSTS; burst++) {
      ForceSeries series = new ForceSeries(rows, LANES, counted, SAMPLES, WINDOW);
      for (int k = 0; k < SAMPLES; k++) {
        for (int c = 0; c < f.length; c++) {
          f[c] = A * f[c] + Math.sqrt(1 - A * A) * fresh[next++];
        }
        series.put(k, f, f);
      }
      PatchPartial[] partials = series.partials(new int[] {0, rows}, TAPERS, 0, SAMPLES);
      EnsembleMoments moments = new EnsembleMoments(List.of(PatchSums.of(List.of(partials))));
      all = all == null ? moments : all.plus(moments);
    }
    return all;
  }

  @Test
  void forceFrictionAndDiffusionCover() {
    // S(0) = w (1 + a)/(1 − a) on the functions.
    double[] spectrum = new double[rows * rows];
    for (int row = 0; row < rows; row++) {
      spectrum[row * rows + row] = WINDOW * (1 + A) / (1 - A);
    }
    RealMatrix zeta =
        Matrices.fromEjml(basis.formInCoordinates(spectrum, DenseAlgebra.REPRODUCIBLE))
            .scalarMultiply(0.5 / KT);
    for (int i = 0; i < zeta.getRowDimension(); i++) {
      zeta.addToEntry(i, i, GAMMA);
    }
    RealMatrix t =
        Matrices.fromEjml(basis.toFunctions(Matrices.toEjml(unit()), DenseAlgebra.REPRODUCIBLE));
    RealMatrix d = t.multiply(MatrixUtils.inverse(zeta)).multiply(t.transpose()).scalarMultiply(KT);
    int freedom = BURSTS * (TAPERS * LANES - 1);
    Coverage force = new Coverage("thermal force", freedom);
    Coverage diagonal = new Coverage("friction, diagonal", freedom);
    Coverage off = new Coverage("friction, off the diagonal", freedom);
    Coverage diffusion = new Coverage("diffusion, diagonal", freedom);
    Coverage cross = new Coverage("diffusion, off the diagonal", freedom);
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      EnsembleMoments moments = bursts(repetition);
      FrictionMemory memory = FrictionMemory.empty(1).plus(moments);
      ThermalForce thermal = ThermalForce.estimate(moments, memory);
      force.add(thermal.value()[5], 0, thermal.error()[5]);
      Friction friction =
          unshrunk(
              Friction.constrainedForce(memory, basis, GAMMA, 1 / KT, DenseAlgebra.REPRODUCIBLE));
      diagonal.add(friction.matrix().get(4, 4), zeta.getEntry(4, 4), friction.error(4, 4));
      off.add(friction.matrix().get(7, 4), zeta.getEntry(7, 4), friction.error(7, 4));
      Diffusion measured = Diffusion.of(friction, basis, KT, DenseAlgebra.REPRODUCIBLE);
      double scale = basis.scale(1) * basis.scale(1);
      diffusion.add(
          measured.value().get(4, 4), d.getEntry(4, 4) / scale, measured.error().get(4, 4));
      scale = basis.scale(1) * basis.scale(2);
      cross.add(measured.value().get(7, 4), d.getEntry(7, 4) / scale, measured.error().get(7, 4));
    }
    for (Coverage coverage : List.of(force, diagonal, off, diffusion, cross)) {
      coverage.assertCovers();
    }
  }

  private RealMatrix unit() {
    return MatrixUtils.createRealIdentityMatrix(3 * basis.rank());
  }

  /** Without the shrinkage, which is biased on purpose. */
  private static Friction unshrunk(Friction friction) {
    DMatrixRMaj zeta = friction.measured().copy();
    for (int i = 0; i < zeta.numRows; i++) {
      zeta.add(i, i, GAMMA);
    }
    return new Friction(
        zeta, friction.measured(), friction.measured(), 0, friction.degreesOfFreedom());
  }

  @Test
  void stiffnessFromTheScatterOfTheBlocksCovers() {
    int blocks = 12;
    Coverage coverage = new Coverage("stiffness", blocks - 1);
    for (int repetition = 0; repetition < 400; repetition++) {
      double[] random = Matrices.normal(repetition, 9 * blocks);
      List<PatchPartial> partials = new ArrayList<>();
      for (int block = 0; block < blocks; block++) {
        ForceSeries series = new ForceSeries(3, 1, new int[] {0}, 8, 1);
        PatchPartial partial = series.partials(new int[] {0, 3}, 2, block, 8)[0];
        partial.stiffness = new double[9];
        partial.stiffnessColumns = new int[] {0, 1, 2};
        for (int c = 0; c < 9; c++) {
          partial.stiffness[c] = 5 + 2 * random[9 * block + c];
        }
        partials.add(partial);
      }
      EnsembleMoments moments = new EnsembleMoments(List.of(PatchSums.of(partials)));
      coverage.add(moments.stiffness()[0], 5, moments.stiffnessError()[0]);
    }
    coverage.assertCovers();
  }
}
