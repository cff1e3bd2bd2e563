package dev.caredesk;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A refusal that the caller said would not happen, by calling {@code orElseThrow}. */
public final class RefusedException extends WrongCallException {

    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    public RefusedException(List<Refusal> refusals) {
        super(refusals.stream()
                .map(refusal -> refusal.code() + ": " + refusal.message(Locale.ROOT))
                .collect(Collectors.joining("; ")));
        this.refusals = List.copyOf(refusals);
    }

    /** The reasons; empty after serialization. */
    public List<Refusal> refusals() {
        return refusals == null ? List.of() : refusals;
    }
}
