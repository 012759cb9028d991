/**
 * What acts on a network at fixed steps and belongs to it: homeostasis, growth, supply pools. It takes part in the
 * run as neurons do: the same network and seed give the same spikes, bit for bit, whatever the number of threads, where
 * ever the run was cut, and after any restart.
 */
package glia.api.regulation;
