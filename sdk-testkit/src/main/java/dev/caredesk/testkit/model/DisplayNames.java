package dev.caredesk.testkit.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** C2, in English. */
final class DisplayNames {

    private static final List<String> ELSE = List.of("homeEmail", "workEmail", "mobilePhone", "homePhone", "workPhone");

    private DisplayNames() {}

    static String of(Map<String, String> values) {
        String name = Stream.of("firstName", "lastName")
                .map(values::get)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return name.isEmpty()
                ? ELSE.stream()
                        .map(values::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("Unknown customer")
                : name;
    }
}
