/**
 * What crosses the wire between driver and executors, and its registration with Kryo. Every class
 * has a serialiser written by hand, so that fields, order and version are explicit and records,
 * which Kryo cannot read field by field, are no special case.
 */
package continuo.spark.serial;
