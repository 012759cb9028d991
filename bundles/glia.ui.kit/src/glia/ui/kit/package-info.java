/**
 * What every view shares: the one way to the UI thread ({@link glia.ui.kit.UiQueue}), the colours of the theme
 * ({@link glia.ui.kit.Palette}), frames drawn off the UI thread and the export of what is on the screen.
 */
package glia.ui.kit;
