/**
 * Random numbers addressed by key, not drawn in turn: f(seed, stream, step, index). The same key
 * gives the same numbers wherever and whenever they are asked for.
 */
package continuo.random;
