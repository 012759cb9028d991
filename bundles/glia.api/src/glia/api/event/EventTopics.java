package glia.api.event;

import java.util.List;

/** Names topics whose events can be recorded in a file (service, any number, of whoever publishes on them). */
@FunctionalInterface
public interface EventTopics {

    /**
     * The topics; always the same. Their events are records of public types whose components are numbers, texts, times,
     * enums, arrays of numbers, optional values, lists, maps, such records, and sealed interfaces of such records.
     */
    List<Topic<?>> topics();
}
