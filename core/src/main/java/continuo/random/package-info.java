/**
 * Random numbers addressed by key, not drawn in turn: f(seed, stream, step, index). The same key
 * gives the same numbers wherever and whenever they are asked for. {@link
 * continuo.random.KeyedRandom} is for everything but the hot loops; the kernels of a burst have a
 * generator of their own with the same kind of key. Support package: knows nothing of the others.
 */
package continuo.random;
