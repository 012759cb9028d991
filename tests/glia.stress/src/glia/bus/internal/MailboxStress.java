package glia.bus.internal;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Queues with room for one: whoever reads the counts sees an exact balance, and the newest event is never lost. */
public final class MailboxStress {

    private MailboxStress() {
    }

    private static boolean balanced(Mailbox.Counts counts) {
        long queued = counts.accepted() - counts.delivered() - counts.evicted();
        return queued >= 0 && counts.delivered() >= 0 && counts.evicted() >= 0;
    }

    private abstract static class Base {

        private final Mailbox<Integer> mailbox;

        Base(Mailbox<Integer> mailbox) {
            this.mailbox = mailbox;
        }

        void offer(int event) {
            mailbox.offer(event);
        }

        void take() {
            mailbox.take();
        }

        boolean look() {
            Mailbox.Counts counts = mailbox.counts();
            return counts == null || balanced(counts);
        }

        boolean end() {
            mailbox.take();
            Mailbox.Counts counts = mailbox.counts();
            return counts.accepted() == 2 && counts.delivered() + counts.evicted() == 2 && mailbox.isEmpty()
                    && counts.delivered() >= 1;
        }
    }

    /** Two publish into a ring of one. */
    @JCStressTest
    @Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "balanced")
    @Outcome(expect = Expect.FORBIDDEN, desc = "counts that do not belong together")
    @State
    public static class RingPublishers extends Base {

        public RingPublishers() {
            super(new RingMailbox<>(1, true));
        }

        @Actor
        public void first() {
            offer(1);
        }

        @Actor
        public void second(ZZ_Result result) {
            offer(2);
            result.r1 = look();
        }

        @Arbiter
        public void arbiter(ZZ_Result result) {
            result.r2 = end();
        }
    }

    /** One publishes into a ring of one that another one empties. */
    @JCStressTest
    @Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "balanced")
    @Outcome(expect = Expect.FORBIDDEN, desc = "counts that do not belong together")
    @State
    public static class RingConsumer extends Base {

        public RingConsumer() {
            super(new RingMailbox<>(1, true));
        }

        @Actor
        public void publisher() {
            offer(1);
            offer(2);
        }

        @Actor
        public void consumer(ZZ_Result result) {
            take();
            result.r1 = look();
        }

        @Arbiter
        public void arbiter(ZZ_Result result) {
            result.r2 = end();
        }
    }

    /** Two publish into a cell. */
    @JCStressTest
    @Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "balanced")
    @Outcome(expect = Expect.FORBIDDEN, desc = "counts that do not belong together")
    @State
    public static class LatestPublishers extends Base {

        public LatestPublishers() {
            super(new LatestMailbox<>());
        }

        @Actor
        public void first() {
            offer(1);
        }

        @Actor
        public void second(ZZ_Result result) {
            offer(2);
            result.r1 = look();
        }

        @Arbiter
        public void arbiter(ZZ_Result result) {
            result.r2 = end();
        }
    }

    /** One publishes into a cell that another one empties. */
    @JCStressTest
    @Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "balanced")
    @Outcome(expect = Expect.FORBIDDEN, desc = "counts that do not belong together")
    @State
    public static class LatestConsumer extends Base {

        public LatestConsumer() {
            super(new LatestMailbox<>());
        }

        @Actor
        public void publisher() {
            offer(1);
            offer(2);
        }

        @Actor
        public void consumer(ZZ_Result result) {
            take();
            result.r1 = look();
        }

        @Arbiter
        public void arbiter(ZZ_Result result) {
            result.r2 = end();
        }
    }
}
