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
 * @param selection the selected neurons
 * @param connections those of the selected neurons; null as long as they are not known
 * @param quantity what the neurons' colours say; null where they say to which group they belong
 * @param filter which neurons are shown
 * @param groups which populations have the same colour
 * @param sizes what the neurons' sizes say; null where all have the same
 */
record GraphScene(NetworkGeometry geometry, Viewport viewport, Palette palette, double glowSteps, NeuronIds selection,
        SelectedConnections connections, NeuronQuantity quantity, NeuronFilter filter, NeuronGroups groups,
        Degrees sizes) {

    /** All neurons, by population, none of them selected. */
    static GraphScene plain(NetworkGeometry geometry, Viewport viewport, Palette palette, double glowSteps) {
        return new GraphScene(geometry, viewport, palette, glowSteps, NeuronIds.NONE, null, null, NeuronFilter.ALL,
                NeuronGroups.populations(geometry.network()), null);
    }

    /** The colour of a population's neurons, where colours say no quantity. */
    int colour(int population) {
        return palette.series(groups.of(population));
    }

    /** Whether a neuron is shown, outside the job that draws. */
    boolean shows(int id) {
        return geometry.lives(id) && filter.shows(geometry.population(id), id,
                quantity == null ? Double.NaN : quantity.value(id));
    }
}
