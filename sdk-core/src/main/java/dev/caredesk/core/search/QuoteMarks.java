package dev.caredesk.core.search;

/** The quotation marks around a phrase (S1). */
final class QuoteMarks {

    /** Straight, typographic (of several countries) and angled double quotes; single ones are apostrophes. */
    static final String ALL = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB";

    private QuoteMarks() {}

    static boolean isQuote(char character) {
        return ALL.indexOf(character) >= 0;
    }
}
