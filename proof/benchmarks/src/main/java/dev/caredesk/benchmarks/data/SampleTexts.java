package dev.caredesk.benchmarks.data;

/** Text as agents write it. */
public final class SampleTexts {

    private static final String SOME = "Since Monday, after 22:00, the connection drops every few minutes. ";

    private SampleTexts() {}

    /** That many characters. */
    public static String of(int characters) {
        return SOME.repeat(characters / SOME.length() + 1).substring(0, characters);
    }
}
