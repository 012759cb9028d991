/** How durations are distributed, counted in buckets while they happen. */
package glia.api.histogram;
