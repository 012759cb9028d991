package glia.network.internal.build;

/** A machine of a given size. */
record SomeMemory(long bytes) implements Memory {

    @Override
    public long heap() {
        return bytes;
    }

    @Override
    public long machine() {
        return bytes;
    }
}
