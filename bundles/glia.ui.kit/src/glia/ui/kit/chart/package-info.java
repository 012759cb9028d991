/** Lines over simulated time that move on while the simulation runs. */
package glia.ui.kit.chart;
