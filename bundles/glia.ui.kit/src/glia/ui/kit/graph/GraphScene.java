package glia.ui.kit.graph;

import glia.ui.kit.Palette;

/**
 * Everything that a frame of the graph shows apart from the spikes; immutable, handed from the UI thread to the job
 * that draws.
 *
 * @param geometry where the neurons are
 * @param viewport what part is shown
 * @param palette colours
 * @param glowSteps time constant of a spike's glow in steps
 * @param selected id of the selected neuron, or -1
 * @param incoming ids of neurons with a connection to the selected one, for lines; may be empty
 * @param quantity what the neurons' colours say; null where they say to which population they belong
 */
record GraphScene(NetworkGeometry geometry, Viewport viewport, Palette palette, double glowSteps, int selected,
        int[] incoming, NeuronQuantity quantity) {
}
