package glia.engine.cpu.internal;

import java.lang.reflect.InvocationTargetException;
import jdk.incubator.vector.FloatVector;

/**
 * Whether this Java offers the Vector API. It incubates: a virtual machine that is told to load it says so in a line on
 * standard error, at every start. So where the virtual machine was not told, but allows it (the start script exports
 * the package for that), it is loaded here, in the way in which the virtual machine loads the modules of its agents.
 */
final class Vectors {

    private static final String MODULE = "jdk.incubator.vector";
    private static final String LOADER = "jdk.internal.module.Modules";

    private Vectors() {
    }

    /** Loads the Vector API if need be; false where that is not possible. */
    static boolean available() {
        return ModuleLayer.boot().findModule(MODULE).isPresent() || loaded();
    }

    private static boolean loaded() {
        try {
            Class.forName(LOADER).getMethod("loadModule", String.class).invoke(null, MODULE);
            return lanes() > 1;
        } catch (ReflectiveOperationException | LinkageError e) {
            Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
            System.getLogger(Vectors.class.getName()).log(System.Logger.Level.DEBUG,
                    "No Vector API, neurons are computed one by one: {0}", cause);
            return false;
        }
    }

    /** Neurons that a vector holds; only to be asked where vectors are available. */
    static int lanes() {
        return FloatVector.SPECIES_PREFERRED.length();
    }
}
