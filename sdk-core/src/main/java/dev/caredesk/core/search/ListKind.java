package dev.caredesk.core.search;

/** The kinds of lists with pages; a cursor is valid for one kind only. */
public enum ListKind {
    JOURNEY('j'),
    COMMENTS('c'),
    MESSAGES('m'),
    UNLINKED('u'),
    OFFERS('o'),
    MISSED('i'),
    PARKED('p'),
    SEARCH('s');

    private final byte tag;

    ListKind(char tag) {
        this.tag = (byte) tag;
    }

    byte tag() {
        return tag;
    }
}
