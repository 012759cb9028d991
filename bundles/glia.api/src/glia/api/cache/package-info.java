/** What was derived from something that never changes, kept as long as there is memory for it. */
package glia.api.cache;
