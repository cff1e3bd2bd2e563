package dev.caredesk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.text.Bundle;
import java.util.List;
import java.util.Locale;

/**
 * The languages that the SDK supports, and the names of fields in them. Refusals, questions, notices and notes have their own
 * {@code message}. Safe for use by several threads.
 */
public final class Texts {

    private Texts() {}

    /** Returns the supported languages; the first one is the fallback. */
    public static List<Locale> languages() {
        return Bundle.languages();
    }

    /** Returns a field's label for people; the plain name of an extra field. */
    public static String field(Field field, Locale language) {
        refuseNull("field", field, "language", language);
        return Bundle.find("field." + field.value(), language).orElseGet(field::plainName);
    }

    static String of(Refusal refusal, Locale language) {
        String key = "refusal." + refusal.code().value();
        return Bundle.text(
                speaks(key, refusal) ? key : "refusal.other", language, refusal.fold(new Arguments(language)));
    }

    /** Returns whether a refusal has the arguments of its text: a code in another shape than this version's lacks them. */
    private static boolean speaks(String key, Refusal refusal) {
        return Bundle.find(key, Locale.ENGLISH)
                .filter(text -> !(refusal instanceof Refusal.Other) || text.indexOf('{') < 0)
                .isPresent();
    }

    /** The arguments of a refusal's text. */
    private record Arguments(Locale language) implements Refusal.Cases<Object[]> {

        @Override
        public Object[] overLimit(Refusal.OverLimit over) {
            return new Object[] {field(over.field(), language), over.limit(), over.actual()};
        }

        @Override
        public Object[] duplicate(Refusal.Duplicate duplicate) {
            return new Object[] {field(duplicate.field(), language)};
        }

        @Override
        public Object[] stale(Refusal.Stale refusal) {
            return code(refusal);
        }

        @Override
        public Object[] taken(Refusal.Taken refusal) {
            return code(refusal);
        }

        @Override
        public Object[] closed(Refusal.Closed refusal) {
            return code(refusal);
        }

        @Override
        public Object[] unknown(Refusal.Unknown refusal) {
            return code(refusal);
        }

        @Override
        public Object[] notAllowed(Refusal.NotAllowed not) {
            return new Object[] {
                not.field().map(field -> field(field, language)).orElse("")
            };
        }

        @Override
        public Object[] other(Refusal.Other refusal) {
            return code(refusal);
        }

        private static Object[] code(Refusal refusal) {
            return new Object[] {refusal.code().value()};
        }
    }
}
