package glia.api.network;

/**
 * Where a long task reports to, and learns that it is no longer wanted. It is told one thing after the other, be it by
 * several threads; any may ask whether the task is cancelled.
 */
public interface Progress {

    /** For a caller who does not watch. */
    Progress NONE = new Progress() {
        @Override
        public void report(String task, double fraction) {
            // nobody watches
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /**
     * @param task what is being done, for a person
     * @param fraction 0 to 1 of the whole task
     */
    void report(String task, double fraction);

    /** Asked at least every 50 ms by the task; it then ends with {@link java.util.concurrent.CancellationException}. */
    boolean cancelled();
}
