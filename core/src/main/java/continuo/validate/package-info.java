/**
 * The fidelity ladder: measurements whose answers are known, made with the program's own engine,
 * estimators and loop, each compared with a closed form, an independent number or another program.
 * A rung is a {@link continuo.validate.Rung}; {@link continuo.validate.Ladder} lists them. Seeds
 * are fixed and results have the same bits on every machine, so a rung that passes in one place
 * passes everywhere the program works as it should; a rung that fails names the quantity.
 *
 * <p>May use every other package of the core; nothing but the command uses it.
 */
package continuo.validate;
