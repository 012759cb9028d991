/**
 * The random numbers of a simulation: counter-based, so that a draw depends on seed, stream, element and step and
 * never on the order of threads. They are part of the contract, since every backend has to draw the same ones.
 */
package glia.api.random;
