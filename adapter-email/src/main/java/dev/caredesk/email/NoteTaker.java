package dev.caredesk.email;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the notes of one mail: each once, in the order of reading, and not without end. */
final class NoteTaker {

    private static final int MOST = 100;

    private final Set<MailNote> notes = new LinkedHashSet<>();

    void add(MailNote note) {
        if (notes.size() < MOST) {
            notes.add(note);
        }
    }

    boolean has(MailNote note) {
        return notes.contains(note);
    }

    List<MailNote> toList() {
        return List.copyOf(notes);
    }
}
