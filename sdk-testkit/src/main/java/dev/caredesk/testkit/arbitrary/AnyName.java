package dev.caredesk.testkit.arbitrary;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Names of an enum. */
final class AnyName {

    private AnyName() {}

    /** All that this version knows: without {@code UNKNOWN}, which nothing but JSON of a newer version brings. */
    static <E extends Enum<E>> Arbitrary<E> of(Class<E> type) {
        List<E> known = Arrays.stream(type.getEnumConstants())
                .filter(name -> !name.name().equals("UNKNOWN"))
                .toList();
        return Arbitraries.of(known);
    }
}
