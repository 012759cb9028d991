package glia.cli.internal;

import glia.api.event.EventBus;
import glia.api.event.EventFiles;
import glia.api.event.EventHistory;

/** What commands need of the event bus. */
record Events(EventBus bus, EventHistory history, EventFiles files) {
}
