package continuo.forcefield;

import continuo.math.Exponential;

/**
 * Gaussian Gō contacts with an excluded volume that does not shift the minimum (Lammert, Schug and
 * Onuchic 2009), with G = e^{−(r − r₀)²/(2w²)}:
 *
 * <p>V = (ε + C₁₂/r¹²)(1 − G) − ε, equal to −ε at r₀ and 0 for separated atoms.
 *
 * <p>SMOG pair function 6; with C₁₂ = 0, V = −εG, its function 5.
 */
public final class GaussianContacts extends RadialTerm {
  private static final long serialVersionUID = 1L;

  /**
   * @param topology which atoms
   * @param depth ε per contact, kJ/mol, ≥ 0; copied
   * @param distance r₀ per contact, nm, &gt; 0; copied
   * @param width w per contact, nm, &gt; 0; copied
   * @param c12 C₁₂ per contact, kJ/mol·nm¹², ≥ 0; copied
   * @throws IllegalArgumentException if sizes disagree or a value is out of range
   */
  public GaussianContacts(
      BondTopology topology, double[] depth, double[] distance, double[] width, double[] c12) {
    this(AtomTuples.pairs(topology), depth, distance, width, c12);
  }

  private GaussianContacts(
      AtomTuples pairs, double[] depth, double[] distance, double[] width, double[] c12) {
    super(pairs, copy("gaussian-contact", pairs, 2, depth, distance, width, c12));
    for (int c = 0; c < pairs.size(); c++) {
      Parameters.notNegative(name(), c, "depth", depth[c]);
      Parameters.positive(name(), c, "distance", distance[c]);
      Parameters.positive(name(), c, "width", width[c]);
      Parameters.notNegative(name(), c, "C12", c12[c]);
    }
  }

  @Override
  public String name() {
    return "gaussian-contact";
  }

  /** ε of a contact, kJ/mol. */
  public double depth(int contact) {
    return parameter(0, contact);
  }

  /** r₀ of a contact, nm. */
  public double distance(int contact) {
    return parameter(1, contact);
  }

  /** w of a contact, nm. */
  public double width(int contact) {
    return parameter(2, contact);
  }

  /** C₁₂ of a contact, kJ/mol·nm¹². */
  public double c12(int contact) {
    return parameter(3, contact);
  }

  @Override
  public void evaluate(TermBatch batch) {
    final int size = batch.size;
    final double[] r2 = batch.first;
    final double[] depth = batch.parameter[0];
    final double[] distance = batch.parameter[1];
    final double[] width = batch.parameter[2];
    final double[] c12 = batch.parameter[3];
    final double[] energy = batch.energy;
    final double[] slope = batch.slope;
    final double[] r = batch.work[0];
    final double[] exponent = batch.work[1];
    final double[] gauss = batch.work[2];
    for (int n = 0; n < size; n++) {
      r[n] = Math.sqrt(r2[n]);
    }
    for (int n = 0; n < size; n++) {
      final double x = (r[n] - distance[n]) / width[n];
      exponent[n] = -0.5 * x * x;
    }
    Exponential.of(exponent, gauss, size);
    for (int n = 0; n < size; n++) {
      final double s2 = 1 / r2[n];
      final double s6 = s2 * s2 * s2;
      energy[n] = c12[n] * s6 * s6 * (1 - gauss[n]) - depth[n] * gauss[n];
    }
    for (int n = 0; n < size; n++) {
      final double s2 = 1 / r2[n];
      final double s6 = s2 * s2 * s2;
      final double repulsion = c12[n] * s6 * s6;
      final double pull = (r[n] - distance[n]) / (width[n] * width[n] * r[n]) * gauss[n];
      slope[n] = (depth[n] + repulsion) * pull - 12 * repulsion * s2 * (1 - gauss[n]);
    }
  }
}
