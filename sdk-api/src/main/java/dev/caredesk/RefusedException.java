package dev.caredesk;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Thrown by {@code orElseThrow} for an operation that was refused. */
public final class RefusedException extends WrongCallException {

    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    public RefusedException(List<Refusal> refusals) {
        super(refusals.stream()
                .map(refusal -> refusal.code() + ": " + refusal.message(Locale.ROOT))
                .collect(Collectors.joining("; ")));
        this.refusals = List.copyOf(refusals);
    }

    /** Returns the reasons; empty after serialization. */
    public List<Refusal> refusals() {
        return refusals == null ? List.of() : refusals;
    }
}
