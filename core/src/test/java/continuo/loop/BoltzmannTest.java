package continuo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.validate.StationaryLaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The stationary law of a long run of the whole loop: ⟨q qᵀ⟩ = kT H⁻¹ with the exact H of the
 * network. The weakly linked ring has much memory friction, so the sampling error of the force is a
 * large part of the random force; with it left in, the order parameters are too hot.
 */
class BoltzmannTest {
  /**
   * The mean of 40 batches has close to normal errors; 4 of them are exceeded once in 16,000 cases
   * by chance.
   */
  @ParameterizedTest
  @CsvSource({"1, 8000", "2, 6000", "4, 6000"})
  void theStationaryLawIsBoltzmannsForAnyNumberOfReplicas(int replicas, int steps) {
    StationaryLaw law = StationaryLaw.measure(replicas, steps, true);
    assertThat(law.varianceError()).isLessThan(0.03);
    assertThat(Math.abs(law.variance() - 1))
        .as("%d replicas: %s", replicas, law)
        .isLessThan(4 * law.varianceError());
  }

  /** Errors of the force then last over several steps, and the random force makes room for that. */
  @ParameterizedTest
  @CsvSource({"1, 8000", "2, 6000", "4, 6000"})
  void theStationaryLawIsBoltzmannsWhenEarlierForcesInformThePresent(int replicas, int steps) {
    StationaryLaw law = StationaryLaw.measure(replicas, steps, true, 5);
    assertThat(law.varianceError()).isLessThan(0.03);
    assertThat(Math.abs(law.variance() - 1))
        .as("%d replicas: %s", replicas, law)
        .isLessThan(4 * law.varianceError());
  }

  @Test
  void withoutNoiseCompensationTheOrderParametersAreTooHot() {
    StationaryLaw law = StationaryLaw.measure(1, 8000, false);
    assertThat(law.variance() - 1).as("%s", law).isGreaterThan(6 * law.varianceError());
  }
}
