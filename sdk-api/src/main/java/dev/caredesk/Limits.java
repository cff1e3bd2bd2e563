package dev.caredesk;

import static dev.caredesk.WrongCallException.refuseNull;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;

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
 * @param editsPerCall of one {@link dev.caredesk.desk.Engagement#apply} (L8)
 * @param searchTerms by which one customer is found; further words of it are not (L8)
 * @param missedKept how long a missed interaction is kept, 30 days by default; zero keeps none (D8)
 * @param atOnce how many interactions an agent handles at most at the same time (D4)
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
        int editsPerCall,
        int searchTerms,
        Duration missedKept,
        AtOnce atOnce) {

    /** The default limits. */
    public static final Limits DEFAULT = new Limits(
            2_000,
            50,
            50,
            100,
            256 * 1024,
            1024 * 1024,
            100_000,
            10,
            20,
            200,
            1_000,
            5_000,
            Duration.ofDays(30),
            AtOnce.DEFAULT);

    public Limits {
        refuseNull("missedKept", missedKept, "atOnce", atOnce);
        positive("textCharacters", textCharacters);
        positive("tagCharacters", tagCharacters);
        positive("tagsPerActivity", tagsPerActivity);
        positive("extraFields", extraFields);
        positive("recordBytes", recordBytes);
        positive("messageBytes", messageBytes);
        positive("replyCharacters", replyCharacters);
        positive("recentEntries", recentEntries);
        positive("pageEntries", pageEntries);
        positive("editsPerCall", editsPerCall);
        positive("searchTerms", searchTerms);
        if (missedKept.isNegative()) {
            throw new WrongCallException("missedKept must be at least 0, was " + missedKept);
        }
        if (pageEntriesMost < pageEntries || pageEntriesMost > 200) {
            throw new WrongCallException(
                    "pageEntriesMost must be pageEntries (" + pageEntries + ") to 200, was " + pageEntriesMost);
        }
    }

    /**
     * The limits on the interactions that an agent handles at the same time; always one call, any number of chats and e-mails by
     * default.
     *
     * @param chats the most live chats; empty for no limit
     * @param emails the most open e-mails; empty for no limit
     */
    public record AtOnce(OptionalInt chats, OptionalInt emails) {

        /** One call; chats and e-mails without limit. */
        public static final AtOnce DEFAULT = new AtOnce(OptionalInt.empty(), OptionalInt.empty());

        public AtOnce {
            refuseNull("chats", chats, "emails", emails);
            chats.ifPresent(most -> positive("chats", most));
            emails.ifPresent(most -> positive("emails", most));
        }
    }

    /** Returns a copy with another limit for text fields and comments. */
    public Limits withTextCharacters(int most) {
        return changed(copy -> copy.textCharacters = most);
    }

    /** Returns a copy with another limit for a tag. */
    public Limits withTagCharacters(int most) {
        return changed(copy -> copy.tagCharacters = most);
    }

    /** Returns a copy with another limit for the tags of an activity. */
    public Limits withTagsPerActivity(int most) {
        return changed(copy -> copy.tagsPerActivity = most);
    }

    /** Returns a copy with another limit for a customer's extra fields. */
    public Limits withExtraFields(int most) {
        return changed(copy -> copy.extraFields = most);
    }

    /** Returns a copy with another limit for the size of a record. */
    public Limits withRecordBytes(int most) {
        return changed(copy -> copy.recordBytes = most);
    }

    /** Returns a copy with another limit for the size of a message. */
    public Limits withMessageBytes(int most) {
        return changed(copy -> copy.messageBytes = most);
    }

    /** Returns a copy with another limit for a reply. */
    public Limits withReplyCharacters(int most) {
        return changed(copy -> copy.replyCharacters = most);
    }

    /** Returns a copy with another limit for the entries in Recent. */
    public Limits withRecentEntries(int most) {
        return changed(copy -> copy.recentEntries = most);
    }

    /**
     * Returns a copy with other limits for pages.
     *
     * @param usual how many entries a page has unless asked otherwise
     * @param most how many it has at most, whatever is asked
     */
    public Limits withPageEntries(int usual, int most) {
        return changed(copy -> {
            copy.pageEntries = usual;
            copy.pageEntriesMost = most;
        });
    }

    /** Returns a copy with another limit for the edits of one call. */
    public Limits withEditsPerCall(int most) {
        return changed(copy -> copy.editsPerCall = most);
    }

    /** Returns a copy with another limit for the search terms of a customer. */
    public Limits withSearchTerms(int most) {
        return changed(copy -> copy.searchTerms = most);
    }

    /** Returns a copy with another time for which missed interactions are kept. */
    public Limits withMissedKept(Duration other) {
        return changed(copy -> copy.missedKept = other);
    }

    /** Returns a copy with other limits for simultaneous interactions. */
    public Limits withAtOnce(AtOnce other) {
        return changed(copy -> copy.atOnce = other);
    }

    private Limits changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.limits();
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new WrongCallException(name + " must be at least 1, was " + value);
        }
    }

    /** A mutable copy of the limits. */
    private static final class Copy {
        private int textCharacters;
        private int tagCharacters;
        private int tagsPerActivity;
        private int extraFields;
        private int recordBytes;
        private int messageBytes;
        private int replyCharacters;
        private int recentEntries;
        private int pageEntries;
        private int pageEntriesMost;
        private int editsPerCall;
        private int searchTerms;
        private Duration missedKept;
        private AtOnce atOnce;

        Copy(Limits from) {
            textCharacters = from.textCharacters;
            tagCharacters = from.tagCharacters;
            tagsPerActivity = from.tagsPerActivity;
            extraFields = from.extraFields;
            recordBytes = from.recordBytes;
            messageBytes = from.messageBytes;
            replyCharacters = from.replyCharacters;
            recentEntries = from.recentEntries;
            pageEntries = from.pageEntries;
            pageEntriesMost = from.pageEntriesMost;
            editsPerCall = from.editsPerCall;
            searchTerms = from.searchTerms;
            missedKept = from.missedKept;
            atOnce = from.atOnce;
        }

        Limits limits() {
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
                    editsPerCall,
                    searchTerms,
                    missedKept,
                    atOnce);
        }
    }
}
