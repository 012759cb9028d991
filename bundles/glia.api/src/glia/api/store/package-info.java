/** What a run leaves behind: recordings, statistics, reports; and saving files so that nothing is lost. */
package glia.api.store;
