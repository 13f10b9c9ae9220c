package continuo.plain;

import continuo.burst.BodyShape;
import continuo.burst.HostFrame;
import continuo.error.NumericalException;
import continuo.langevin.RigidMotion;
import continuo.loop.Simulation;
import continuo.structure.Composite;

/**
 * Takes samples of replicas that sit in lanes. Where there is a host, coordinates are those in the
 * frame of its centre of mass.
 */
final class LaneSampler {
  private final Simulation simulation;
  private final Composite composite;
  private final BodyShape shape;
  private final RigidMotion rigid;
  private final HostFrame host;
  private final int lanes;

  LaneSampler(Simulation simulation, int lanes) {
    this.simulation = simulation;
    this.composite = simulation.system().composite();
    this.shape = new BodyShape(simulation.system(), 1);
    this.rigid = new RigidMotion(composite.withoutHost(), simulation.basis());
    this.host = new HostFrame(composite, 1);
    this.lanes = lanes;
  }

  /**
   * @param replica its number, for messages
   * @param time ps
   * @param x positions, [atom][xyz][lane]; read
   * @param v velocities, [atom][xyz][lane], of the same time; read
   * @param potential its potential energy, kJ/mol
   * @throws NumericalException if an energy is not finite
   */
  MdSample take(int replica, int lane, double time, double[] x, double[] v, double potential) {
    int n = composite.nAtoms();
    double[] r = new double[3 * n];
    double twice = 0;
    for (int c = 0; c < r.length; c++) {
      r[c] = x[c * lanes + lane];
      double u = v[c * lanes + lane];
      twice += composite.mass(c / 3) * u * u;
    }
    if (!Double.isFinite(potential) || !Double.isFinite(twice)) {
      throw new NumericalException(
          ("Cannot go on with plain molecular dynamics at %s ps: replica %d has potential energy %s and"
                  + " kinetic energy %s kJ/mol. Lower `burst.time-step`")
              .formatted(time, replica, potential, twice / 2));
    }
    double radius = shape.radiiOfGyration(r)[0];
    double length = shape.hasLinks() ? shape.meanLinkLengths(r)[0] : Double.NaN;
    host.enterPositions(r);
    double[] q = simulation.basis().coordinates(r);
    return new MdSample(
        time,
        twice / 2,
        potential,
        radius,
        length,
        composite.box().isPeriodic() ? q : rigid.align(q).q());
  }
}
