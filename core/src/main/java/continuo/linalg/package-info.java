/** Dense linear algebra that EJML does not offer in the form needed. Support package. */
package continuo.linalg;
