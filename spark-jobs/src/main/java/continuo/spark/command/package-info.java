/** The commands: arguments in, exit code out. */
package continuo.spark.command;
