/** What is simulated: atoms at their reference positions, the cell, and the names of things. */
package continuo.structure;
