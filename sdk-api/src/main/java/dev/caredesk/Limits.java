package dev.caredesk;

import java.util.Map;
import java.util.OptionalInt;

/**
 * The limits in force, which the core enforces and a user interface may ask for (L7). Characters are Unicode code points.
 *
 * @param textCharacters of a text field of a customer, request or activity, and of a comment (L1)
 * @param tagCharacters of a tag (L2)
 * @param tagsPerActivity of one activity (L6)
 * @param extraFields of one customer (L6)
 * @param recordBytes of a customer, request or activity in UTF-8 (L6)
 * @param messageBytes of a message's text, and again of its safe HTML, in UTF-8 (L6)
 * @param replyCharacters of an agent's reply (L6)
 * @param recentEntries in a desk's Recent (D2)
 * @param pageEntries of a journey or other page, unless asked otherwise (L6)
 * @param pageEntriesMost of any page (L6, S1)
 * @param desk how many interactions an agent handles at most at the same time (D4)
 */
public record Limits(
        int textCharacters,
        int tagCharacters,
        int tagsPerActivity,
        int extraFields,
        int recordBytes,
        int messageBytes,
        int replyCharacters,
        int recentEntries,
        int pageEntries,
        int pageEntriesMost,
        Desk desk) {

    /** The limits that hold unless an embedder sets others. */
    public static final Limits DEFAULT =
            new Limits(2_000, 50, 50, 100, 256 * 1024, 1024 * 1024, 100_000, 10, 20, 200, Desk.ONE_CALL);

    public Limits {
        positive("textCharacters", textCharacters);
        positive("tagCharacters", tagCharacters);
        positive("tagsPerActivity", tagsPerActivity);
        positive("extraFields", extraFields);
        positive("recordBytes", recordBytes);
        positive("messageBytes", messageBytes);
        positive("replyCharacters", replyCharacters);
        positive("recentEntries", recentEntries);
        positive("pageEntries", pageEntries);
        if (pageEntriesMost < pageEntries || pageEntriesMost > 200) {
            throw new WrongCallException("pageEntriesMost is " + pageEntriesMost + ", it must be pageEntries to 200");
        }
    }

    /**
     * How many interactions an agent handles at the same time: one call, and as many chats and e-mails as come, unless set.
     *
     * @param chats the most live chats; empty for no limit
     * @param emails the most open e-mails; empty for no limit
     */
    public record Desk(OptionalInt chats, OptionalInt emails) {

        /** One call; chats and e-mails without limit. */
        public static final Desk ONE_CALL = new Desk(OptionalInt.empty(), OptionalInt.empty());

        public Desk {
            chats.ifPresent(most -> positive("chats", most));
            emails.ifPresent(most -> positive("emails", most));
        }
    }

    /** The same limits, with some changed by name, as in {@code DEFAULT.with(Map.of("tagsPerActivity", 10))}. */
    public Limits with(Map<String, Integer> changed) {
        Map<String, Integer> rest = new java.util.HashMap<>(changed);
        Limits result = new Limits(
                take(rest, "textCharacters", textCharacters),
                take(rest, "tagCharacters", tagCharacters),
                take(rest, "tagsPerActivity", tagsPerActivity),
                take(rest, "extraFields", extraFields),
                take(rest, "recordBytes", recordBytes),
                take(rest, "messageBytes", messageBytes),
                take(rest, "replyCharacters", replyCharacters),
                take(rest, "recentEntries", recentEntries),
                take(rest, "pageEntries", pageEntries),
                take(rest, "pageEntriesMost", pageEntriesMost),
                desk);
        if (!rest.isEmpty()) {
            throw new WrongCallException("there is no limit " + rest.keySet());
        }
        return result;
    }

    /** The same limits, with other ones for what an agent handles at the same time. */
    public Limits with(Desk other) {
        return new Limits(
                textCharacters,
                tagCharacters,
                tagsPerActivity,
                extraFields,
                recordBytes,
                messageBytes,
                replyCharacters,
                recentEntries,
                pageEntries,
                pageEntriesMost,
                other);
    }

    private static int take(Map<String, Integer> from, String name, int otherwise) {
        Integer value = from.remove(name);
        return value == null ? otherwise : value;
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new WrongCallException(name + " is " + value + ", it must be at least 1");
        }
    }
}
