package glia.api.profile;

import java.util.List;

/** A profile cannot be applied here and now; everything is as it was. */
public final class UnusableProfileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    /** @param reasons at least one, a line each */
    public UnusableProfileException(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
