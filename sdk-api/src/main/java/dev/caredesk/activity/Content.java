package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The content of a message: a chat line, an e-mail, or an event of a call.
 *
 * @param text plain text; empty when there is none
 * @param safeHtml HTML that the channel has made safe to show; empty when there is none
 * @param call the call's new state, for an event of a call
 * @param email the headers, for an e-mail
 * @param notes notes for the reader on how it came in, such as {@link ContentNote#TOO_LARGE} (L4)
 */
public record Content(
        String text,
        Optional<String> safeHtml,
        Optional<CallState> call,
        Optional<EmailHeaders> email,
        List<Attachment> attachments,
        List<ContentNote> notes) {

    public Content {
        refuseNull("text", text, "safeHtml", safeHtml, "call", call);
        refuseNull("email", email, "attachments", attachments, "notes", notes);
        attachments = List.copyOf(attachments);
        notes = List.copyOf(notes);
    }

    /** Returns a line of text. */
    public static Content text(String text) {
        return new Content(text, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /** Returns an event of a call. */
    public static Content call(CallState state) {
        refuseNull("state", state);
        refuseUnknown("state", state);
        return new Content("", Optional.empty(), Optional.of(state), Optional.empty(), List.of(), List.of());
    }

    /** Returns a copy with a further note. */
    public Content noted(ContentNote note) {
        refuseNull("note", note);
        refuseUnknown("note", note);
        if (notes.contains(note)) {
            return this;
        }
        List<ContentNote> more = new ArrayList<>(notes);
        more.add(note);
        return new Content(text, safeHtml, call, email, attachments, more);
    }
}
