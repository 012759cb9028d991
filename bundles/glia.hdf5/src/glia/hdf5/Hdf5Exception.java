package glia.hdf5;

/** What is wrong with a file, in one line and without its name. */
public final class Hdf5Exception extends Exception {

    private static final long serialVersionUID = 1L;

    public Hdf5Exception(String message, Throwable cause) {
        super(message, cause);
    }

    public Hdf5Exception(String message) {
        super(message);
    }
}
