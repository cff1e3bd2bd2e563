package dev.caredesk.email.text;

/** Text that every store can hold: U+FFFD in the place of NUL and of unpaired surrogates (L5). */
public final class WellFormedText {

    private static final char REPLACEMENT = '\uFFFD';

    private WellFormedText() {}

    public static String text(String raw) {
        int first = firstFault(raw);
        if (first == raw.length()) {
            return raw;
        }
        StringBuilder clean = new StringBuilder(raw.length()).append(raw, 0, first);
        for (int i = first; i < raw.length(); i++) {
            clean.append(isFault(raw, i) ? REPLACEMENT : raw.charAt(i));
        }
        return clean.toString();
    }

    /** One line: every run of white space and control characters becomes one space. */
    public static String line(String raw) {
        StringBuilder line = new StringBuilder(raw.length());
        boolean gap = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != 0 && (c == ' ' || Character.isISOControl(c))) {
                gap = true;
            } else {
                if (gap && line.length() > 0) {
                    line.append(' ');
                }
                gap = false;
                line.append(c);
            }
        }
        return text(line.toString());
    }

    public static long utf8Length(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    private static int firstFault(String raw) {
        int i = 0;
        while (i < raw.length() && !isFault(raw, i)) {
            i++;
        }
        return i;
    }

    private static boolean isFault(String raw, int i) {
        char c = raw.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == raw.length() || !Character.isLowSurrogate(raw.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(raw.charAt(i - 1));
        }
        return c == 0;
    }
}
