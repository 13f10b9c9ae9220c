/**
 * Unit systems and the parser of quantities such as {@code "1.4 nm"} or {@code "150 kJ/mol/nm^2"}.
 *
 * <p>Both systems are consistent: inside the program no conversion factor appears. A support
 * package; it knows nothing of the packages above it.
 */
package continuo.units;
