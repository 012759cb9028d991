/**
 * The event bus: typed, bounded topics with one stated overflow policy each. A publisher never waits for a slow
 * subscriber unless the topic says so.
 */
package glia.api.event;
