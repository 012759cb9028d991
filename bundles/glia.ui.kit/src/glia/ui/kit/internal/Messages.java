package glia.ui.kit.internal;

import org.eclipse.osgi.util.NLS;

/** The kit's texts for people. */
public final class Messages extends NLS {
    public static String axis_time;
    public static String chart_accessible;
    public static String drawing_accessible;
    public static String drawing_accessible_selected;
    public static String graph_accessible;
    public static String graph_accessible_selected;
    public static String graph_connections_looking;
    public static String graph_filtered;
    public static String graph_incoming;
    public static String graph_incoming_part;
    public static String graph_incoming_share;
    public static String graph_last_spike;
    public static String graph_last_spike_none;
    public static String graph_layout_forces;
    public static String graph_layout_grid;
    public static String graph_layout_layers;
    public static String graph_legend_more;
    public static String graph_legend_projections;
    public static String graph_neuron;
    public static String graph_outgoing;
    public static String graph_outgoing_part;
    public static String graph_outgoing_share;
    public static String graph_position;
    public static String graph_quantity;
    public static String graph_scale_unknown;
    public static String graph_selected;
    public static String histograms_bin;
    public static String histograms_cv;
    public static String histograms_figures;
    public static String histograms_from;
    public static String histograms_interval;
    public static String histograms_none;
    public static String histograms_rate;
    public static String job_connections;
    public static String job_frame;
    public static String job_picture;
    public static String legend_population;
    public static String paused;
    public static String raster_accessible;
    public static String raster_accessible_selected;
    public static String raster_crosshair;
    public static String raster_crosshair_time;
    public static String raster_partial;
    public static String table_filter;

    static {
        NLS.initializeMessages("glia.ui.kit.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
