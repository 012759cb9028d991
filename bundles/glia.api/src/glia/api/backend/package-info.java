/** The contract between the engine, which knows no backend by name, and the backends. */
package glia.api.backend;
