/** Opening, controlling and watching simulations. */
package glia.api.simulation;
