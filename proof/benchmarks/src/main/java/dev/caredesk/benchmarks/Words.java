package dev.caredesk.benchmarks;

/** Text as agents write it. */
final class Words {

    private static final String SOME = "Since Monday, after 22:00, the connection drops every few minutes. ";

    private Words() {}

    /** That many characters. */
    static String of(int characters) {
        return SOME.repeat(characters / SOME.length() + 1).substring(0, characters);
    }
}
