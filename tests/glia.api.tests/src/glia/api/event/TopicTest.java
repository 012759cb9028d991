package glia.api.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TopicTest {

    @Test
    void eachPolicyHasItsMaker() {
        assertEquals(new Topic<>("t", String.class, OverflowPolicy.LATEST, 1, 0, Priority.NORMAL),
                Topic.latest("t", String.class));
        assertEquals(new Topic<>("t", String.class, OverflowPolicy.DROP_OLDEST, 7, 0, Priority.NORMAL),
                Topic.dropOldest("t", String.class, 7));
        assertEquals(new Topic<>("t", String.class, OverflowPolicy.BLOCK, 7, 5, Priority.NORMAL),
                Topic.block("t", String.class, 7, 5));
        assertEquals(new Topic<>("t", String.class, OverflowPolicy.BLOCK, 7, 5, Priority.HIGH),
                Topic.block("t", String.class, 7, 5).with(Priority.HIGH));
    }

    @Test
    void refusesContradictions() {
        assertThrows(IllegalArgumentException.class, () -> Topic.dropOldest("t", String.class, 0));
        assertThrows(IllegalArgumentException.class,
                () -> new Topic<>("t", String.class, OverflowPolicy.LATEST, 2, 0, Priority.NORMAL));
        assertThrows(IllegalArgumentException.class, () -> Topic.block("t", String.class, 1, -1));
        assertThrows(IllegalArgumentException.class,
                () -> new Topic<>("t", String.class, OverflowPolicy.DROP_OLDEST, 2, 5, Priority.NORMAL));
        assertThrows(NullPointerException.class, () -> Topic.latest(null, String.class));
    }
}
