package dev.caredesk.verification.seeded.core.engagement;

import dev.caredesk.verification.seeded.RefusalCode;
import java.util.List;

/** Seeded: makes refusal codes. */
public final class Minting {
    private Minting() {}

    static List<RefusalCode> codes() {
        return List.of(RefusalCode.of("one"), new RefusalCode("two"));
    }
}
