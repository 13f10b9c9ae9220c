/**
 * What crosses the wire between driver and executors, and its registration with Kryo. Replica
 * blocks, the bulk of it, have a serialiser written by hand; records, which Kryo cannot read field
 * by field, go by Java's serialisation; plain classes with fields go as they are.
 */
package continuo.spark.serial;
