package dev.caredesk.activity;

import dev.caredesk.text.Bundle;
import java.util.Locale;

/** A note for the reader on how a message came in (L4, L5). Each has a text in every language. More may come. */
public enum ContentNote {
    /** The message is over the limit; its headers were kept and its text left out. */
    TOO_LARGE,
    /** The message could not be parsed; the text is the raw one. */
    NOT_PARSED,
    /** Characters that no store can hold, or that were damaged on the way, were replaced by U+FFFD. */
    CHARACTERS_REPLACED,
    /** The message names a character set that is not known; another one was tried. */
    CHARSET_GUESSED,
    /** A part of the message is damaged or cut off. */
    DAMAGED,
    /** The message has no readable date. */
    NO_DATE,
    /** The message has no readable sender. */
    NO_SENDER,
    /** The message names several senders, or shows one address and comes from another; its sender proves nothing. */
    SENDER_DOUBTFUL,
    /** Content of the message that would have been loaded from elsewhere was left out. */
    REMOTE_CONTENT_REMOVED,
    /** The message is a mail system's report that another one could not be delivered. */
    BOUNCE,
    /** The message was sent by a machine, such as an absence note. */
    AUTOMATIC,
    /** The message was sent to many, such as a newsletter. */
    BULK,
    /** A value for a new customer was over a limit and left empty. */
    PREFILL_LEFT_EMPTY,
    /** A value of a newer version of the SDK, only read from JSON; a call refuses it. */
    UNKNOWN;

    /** Returns the note in the given language, or in English where there is no translation. */
    public String message(Locale language) {
        return Bundle.text("note." + name(), language);
    }
}
