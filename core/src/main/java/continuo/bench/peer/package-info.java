/**
 * Other molecular-dynamics programs, run side by side with the burst engine on one core: their
 * inputs are written here, their own timers are read. One class per program. They are installed
 * programs of the user; nothing of them is shipped.
 */
package continuo.bench.peer;
