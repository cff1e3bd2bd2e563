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
        return Bundle.text(speaks(key, refusal) ? key : "refusal.other", language, arguments(refusal, language));
    }

    /** A code that is told in another shape than this version's has not the arguments that its text takes. */
    private static boolean speaks(String key, Refusal refusal) {
        return Bundle.find(key, Locale.ENGLISH)
                .filter(text -> !(refusal instanceof Refusal.Other) || text.indexOf('{') < 0)
                .isPresent();
    }

    private static Object[] arguments(Refusal refusal, Locale language) {
        if (refusal instanceof Refusal.OverLimit over) {
            return new Object[] {field(over.field(), language), over.limit(), over.actual()};
        }
        if (refusal instanceof Refusal.Duplicate duplicate) {
            return new Object[] {field(duplicate.field(), language)};
        }
        if (refusal instanceof Refusal.NotAllowed not) {
            return new Object[] {
                not.field().map(field -> field(field, language)).orElse("")
            };
        }
        return new Object[] {refusal.code().value()};
    }
}
