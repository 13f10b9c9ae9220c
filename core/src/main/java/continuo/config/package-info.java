/**
 * The configuration of a run: HOCON with units in the values, read into immutable records that are
 * valid once they exist.
 *
 * <p>A key is the component of its record in kebab case: {@code burst.time-step} is {@code
 * RunConfig.burst().timeStep()}. Every refusal is a {@link continuo.error.InputException} naming
 * file, line, key, what was found and what is allowed. A support package; it depends on {@code
 * units} and {@code error} only.
 */
package continuo.config;
