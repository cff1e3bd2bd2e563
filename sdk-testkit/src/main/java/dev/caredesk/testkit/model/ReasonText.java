package dev.caredesk.testkit.model;

import dev.caredesk.Field;
import dev.caredesk.Refusal;
import dev.caredesk.desk.Conflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A reason for a refusal as a text: its code, and what it says besides. The model gives them in the same form; where it gives the
 * code alone, the rest is left open.
 */
final class ReasonText {

    /** The codes that can stand in the way of a save (E8, N2, N3). */
    private static final Set<String> OF_SAVE = Set.of("edits.unsaveable", "record.stale", "conflict.open");

    private ReasonText() {}

    static boolean areOfSave(Set<String> codes) {
        return !codes.isEmpty() && OF_SAVE.containsAll(codes);
    }

    /** Returns whether they are about the text that was given, whatever others did. */
    static boolean areOfText(Set<String> codes) {
        return !codes.isEmpty() && codes.stream().allMatch(code -> code.startsWith("text."));
    }

    static String limit(String code, String record, String field, long limit, long actual) {
        return String.join(" ", code, record, field, limit + "/" + actual);
    }

    static String not(String code, String record, String field) {
        return String.join(" ", code, record, field);
    }

    static String not(String code, String record) {
        return not(code, record, "-");
    }

    static String over(String code, String record) {
        return code + " " + record;
    }

    static String closed(String request) {
        return over("request.closed", request);
    }

    static String duplicate(String code, String field, String existing, String holder) {
        return String.join(" ", code, field, existing, holder);
    }

    static String taken(String by) {
        return "interaction.taken " + by;
    }

    static String stale(Set<String> records) {
        return "record.stale " + new TreeSet<>(records);
    }

    static String conflicts(Set<String> fields) {
        return "conflict.open " + new TreeSet<>(fields);
    }

    /** The code of a reason. */
    static String code(String reason) {
        return reason.split(" ", 2)[0];
    }

    /** Returns whether an SDK gave exactly those reasons. */
    static boolean fits(List<String> expected, List<String> actual) {
        List<String> left = new ArrayList<>(actual);
        return expected.stream().allMatch(reason -> takes(left, reason)) && left.isEmpty();
    }

    private static boolean takes(List<String> from, String reason) {
        return from.remove(reason)
                || from.stream()
                        .filter(other -> code(other).equals(reason))
                        .findFirst()
                        .filter(from::remove)
                        .isPresent();
    }

    /** The reasons that an SDK gave, with the records as the model names them. */
    static List<String> of(IdMapping names, List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> refusal.fold(new RefusalText(names)))
                .sorted()
                .toList();
    }

    private static String stale(IdMapping names, Refusal.Stale is) {
        String code = is.code().value();
        if (is.present().isPresent()) {
            return code + " " + UnsavedLines.unsaved(names, is.present().get().unsaved());
        }
        Set<String> about = is.notices().stream()
                .map(notice -> names.of(notice.record()))
                .collect(Collectors.toCollection(TreeSet::new));
        for (Conflict conflict : is.conflicts()) {
            about.add(names.of(conflict.record()) + "." + conflict.field().value());
        }
        return code + " " + about;
    }

    /** A reason by what it is, with the records as the model names them. */
    private record RefusalText(IdMapping names) implements Refusal.Cases<String> {

        @Override
        public String overLimit(Refusal.OverLimit is) {
            return limit(is.code().value(), names.of(is.record()), is.field().value(), is.limit(), is.actual());
        }

        @Override
        public String duplicate(Refusal.Duplicate is) {
            return ReasonText.duplicate(is.code().value(), is.field().value(), is.existing(), names.of(is.holder()));
        }

        @Override
        public String stale(Refusal.Stale is) {
            return ReasonText.stale(names, is);
        }

        @Override
        public String taken(Refusal.Taken is) {
            return is.code().value() + " " + is.by().value();
        }

        @Override
        public String closed(Refusal.Closed is) {
            return over(is.code().value(), names.of(is.record()));
        }

        @Override
        public String unknown(Refusal.Unknown is) {
            return is.code().value();
        }

        @Override
        public String notAllowed(Refusal.NotAllowed is) {
            return not(
                    is.code().value(),
                    names.of(is.record()),
                    is.field().map(Field::value).orElse("-"));
        }

        @Override
        public String other(Refusal.Other is) {
            return is.code().value();
        }
    }
}
