/**
 * Systems from GROMACS files: topology with includes and conditions, coordinates, OpenSMOG
 * contacts. Every interaction that the engine cannot evaluate as the file means it is refused with
 * file, line and section.
 */
package continuo.systems.gromacs;
