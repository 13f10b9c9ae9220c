/** A run as one page for a browser, made from its tables alone. */
package continuo.spark.report;
