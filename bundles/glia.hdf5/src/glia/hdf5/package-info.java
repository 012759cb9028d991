/**
 * Reading HDF5 files that somebody else has written: piece by piece, so that memory stays bounded whatever a file says
 * of itself, and whatever is wrong with it is said in one line.
 */
package glia.hdf5;
