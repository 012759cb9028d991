package glia.api.store;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What the processors and the memory of the machine took while a run went on, whoever used them.
 *
 * @param joules in J, if it could be read
 * @param absence why not, else empty
 */
public record HostEnergy(OptionalDouble joules, String absence) {

    /** Of a run that nobody measured. */
    public static final HostEnergy NOT_MEASURED = absent("it was not measured");

    public HostEnergy {
        Objects.requireNonNull(joules);
        Objects.requireNonNull(absence);
    }

    /** @param reason why it is not known, as a sentence without a period */
    public static HostEnergy absent(String reason) {
        return new HostEnergy(OptionalDouble.empty(), reason);
    }
}
