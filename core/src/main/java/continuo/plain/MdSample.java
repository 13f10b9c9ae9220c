package continuo.plain;

/**
 * One replica at one time.
 *
 * @param time ps
 * @param kinetic kinetic energy, kJ/mol
 * @param potential potential energy, kJ/mol
 * @param radiusOfGyration nm
 * @param linkLength mean length of the double-well links, nm; NaN without links
 * @param q coordinates of the order parameters, rigid rotation of a free body taken out,
 *     [coordinate][xyz] flat 3R; kept by reference
 */
public record MdSample(
    double time,
    double kinetic,
    double potential,
    double radiusOfGyration,
    double linkLength,
    double[] q) {}
