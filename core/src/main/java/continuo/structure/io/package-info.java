/**
 * Readers of structure files. They need no network: chemical components come from the library's own
 * reduced dictionary. May depend on {@code structure} and {@code error}.
 */
package continuo.structure.io;
