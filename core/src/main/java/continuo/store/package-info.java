/** What a run leaves, as schemas with units and rows in memory; no file system here. */
package continuo.store;
