/** The three families of failures a user can meet, each with its exit code. Support package. */
package continuo.error;
