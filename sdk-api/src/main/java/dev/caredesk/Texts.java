package dev.caredesk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.text.Bundle;
import java.util.List;
import java.util.Locale;

/**
 * The languages that the SDK speaks, and the names of fields in them. Refusals, questions, notices and notes say themselves what people
 * read. Safe for use by several threads.
 */
public final class Texts {

    private Texts() {}

    /** The languages that there are texts in; the first one serves where a language has none. */
    public static List<Locale> languages() {
        return Bundle.languages();
    }

    /** A field's name as people read it; the plain name where it is an extra field. */
    public static String field(Field field, Locale language) {
        refuseNull("field", field, "language", language);
        return Bundle.find("field." + field.value(), language).orElseGet(field::plainName);
    }

    static String of(Refusal refusal, Locale language) {
        String key = "refusal." + refusal.code().value();
        return Bundle.text(
                speaks(key, refusal) ? key : "refusal.other", language, refusal.fold(new Arguments(language)));
    }

    /** A code that is told in another shape than this version's has not the arguments that its text takes. */
    private static boolean speaks(String key, Refusal refusal) {
        return Bundle.find(key, Locale.ENGLISH)
                .filter(text -> !(refusal instanceof Refusal.Other) || text.indexOf('{') < 0)
                .isPresent();
    }

    /** What the text of a refusal has in its places. */
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
