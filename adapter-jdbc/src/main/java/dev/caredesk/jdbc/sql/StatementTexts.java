package dev.caredesk.jdbc.sql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The texts of statements with the schema in front of their tables, each made once: making a long one takes as long as binding its
 * parameters, and the driver finds what it has parsed by it. Safe for use by several threads.
 */
public final class StatementTexts {
    /** There are fewer; a host that is strange may not fill the memory. */
    private static final int MOST = 2_000;

    private final String prefix;
    private final Map<Object, String> made = new ConcurrentHashMap<>();

    public StatementTexts(String schema) {
        this.prefix = '"' + schema + "\".";
    }

    public String of(String text) {
        return of(text, () -> text);
    }

    /**
     * Returns a text that is made once for each shape.
     *
     * @param shape equal for equal texts, and faster to make
     */
    public String of(Object shape, Supplier<String> text) {
        String known = made.get(shape);
        if (known != null) {
            return known;
        }
        if (made.size() >= MOST) {
            made.clear();
        }
        String whole = text.get().replace("#", prefix);
        made.put(shape, whole);
        return whole;
    }
}
