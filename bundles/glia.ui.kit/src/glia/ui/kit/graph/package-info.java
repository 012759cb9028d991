/** Draws a network where its neurons are, with their spikes as they happen. */
package glia.ui.kit.graph;
