package dev.caredesk.quickstart.story.setting;

import dev.caredesk.quickstart.PrintableText;
import java.io.PrintStream;

/** Prints the story as plain lines of at most a hundred characters that no terminal can take for commands. */
public final class StoryPrinter {

    private static final int WIDTH = 100;

    private final PrintStream out;
    private int chapters;

    public StoryPrinter(PrintStream out) {
        this.out = out;
    }

    /** A new chapter, and the one thing that it shows. */
    public void chapter(String title, String shows) {
        out.println();
        print("== ", "   ", ++chapters + ". " + title);
        print("   ", "   ", shows);
    }

    /** Prints what happened. */
    public void line(String happened) {
        print("   - ", "     ", happened);
    }

    /** A detail of what happened. */
    public void detail(String detail) {
        print("       ", "         ", detail);
    }

    private void print(String first, String further, String text) {
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : PrintableText.oneLine(text).split(" ", -1)) {
            if (begun && length(line) + 1 + length(word) > WIDTH) {
                out.println(line);
                line = new StringBuilder(further);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        out.println(line);
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
