/** Places boxes that are linked; knows nothing of how they are drawn. */
package glia.ui.layout;
