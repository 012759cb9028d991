/**
 * One definition of a model: its parameters, state, units, ranges, input ports and update expressions over a small
 * instruction set. Every backend generates its kernels from this definition; nobody writes a model twice.
 */
package glia.api.model;
