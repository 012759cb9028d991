/** Where the time of processors goes: by phase of a simulation, by method, and as a tree of calls. */
package glia.api.profiler;
