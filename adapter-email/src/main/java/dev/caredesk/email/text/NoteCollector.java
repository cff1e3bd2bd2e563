package dev.caredesk.email.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the notes of one mail: each once, in the order of reading, and not without end. */
public final class NoteCollector {

    private static final int MOST = 100;

    private final Set<MailNote> notes = new LinkedHashSet<>();

    public void add(MailNote note) {
        if (notes.size() < MOST) {
            notes.add(note);
        }
    }

    public boolean has(MailNote note) {
        return notes.contains(note);
    }

    public List<MailNote> toList() {
        return List.copyOf(notes);
    }
}
