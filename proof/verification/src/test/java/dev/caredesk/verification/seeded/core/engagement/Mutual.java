package dev.caredesk.verification.seeded.core.engagement;

import dev.caredesk.verification.seeded.core.codec.Inner;
import java.util.List;

/** Seeded: a cycle. */
public record Mutual(List<Inner> inner) {
    Inner first() {
        return inner.get(0);
    }
}
