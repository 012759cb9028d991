/**
 * Network descriptions as a person writes them, and the networks that are built from them.
 * Units throughout: ms, mV, pA, pF, Hz; positions in mm.
 */
package glia.api.network;
