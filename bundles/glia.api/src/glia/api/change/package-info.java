/**
 * Networks that change between steps. A change makes another {@link glia.api.network.Network} out of one; what follows
 * depends on nothing else, so it is the same bit for bit on any backend, number of threads and after any restart.
 */
package glia.api.change;
