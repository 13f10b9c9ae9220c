/**
 * Systems from LAMMPS files: a data file, and a script with styles and coefficients. Every
 * interaction that the engine cannot evaluate as LAMMPS does is refused with file, line and section
 * or command.
 */
package continuo.systems.lammps;
