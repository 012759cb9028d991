/** Spikes over time, a row a neuron. */
package glia.ui.kit.raster;
