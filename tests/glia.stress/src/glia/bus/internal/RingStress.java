package glia.bus.internal;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What is put is taken once, with the mark that it was put with, by however many at a time. */
public final class RingStress {

    private RingStress() {
    }

    /** A ring with room for two. */
    private abstract static class Base {

        private final Ring<Integer> ring = new Ring<>(2);
        private volatile int wrong;

        void put(int value) {
            ring.put(ring.claimPut(), value, value);
        }

        /** @return 1 if something was there */
        int take() {
            long position = ring.claimTake();
            if (position < 0) {
                return 0;
            }
            long mark = ring.mark(position);
            Integer value = ring.take(position);
            if (value == null || value != mark) {
                wrong = 1;
            }
            return 1;
        }

        void end(int taken, II_Result result) {
            int all = taken;
            while (take() == 1) {
                all++;
            }
            result.r1 = all;
            result.r2 = wrong;
        }
    }

    /** Two put. */
    @JCStressTest
    @Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "both, once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, twice or with another mark")
    @State
    public static class TwoPut extends Base {

        @Actor
        public void first() {
            put(7);
        }

        @Actor
        public void second() {
            put(8);
        }

        @Arbiter
        public void arbiter(II_Result result) {
            end(0, result);
        }
    }

    /** One puts round the ring while another one takes. */
    @JCStressTest
    @Outcome(id = "3, 0", expect = Expect.ACCEPTABLE, desc = "all, once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, twice or with another mark")
    @State
    public static class PutAndTake extends Base {

        private int taken;
        private int evicted;

        @Actor
        public void publisher() {
            put(7);
            put(8);
            evicted = take();
            if (evicted == 1) {
                put(9);
            }
        }

        @Actor
        public void consumer() {
            taken = take() + take();
        }

        @Arbiter
        public void arbiter(II_Result result) {
            // a ring from which the other one has taken both has room, too
            if (evicted == 0) {
                put(9);
            }
            end(taken + evicted, result);
        }
    }

    /** Two take what is there. */
    @JCStressTest
    @Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "both, once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, twice or with another mark")
    @State
    public static class TwoTake extends Base {

        private int byFirst;
        private int bySecond;

        public TwoTake() {
            put(7);
            put(8);
        }

        @Actor
        public void first() {
            byFirst = take();
        }

        @Actor
        public void second() {
            bySecond = take();
        }

        @Arbiter
        public void arbiter(II_Result result) {
            end(byFirst + bySecond, result);
        }
    }
}
