package dev.caredesk.core.search;

/** The lists that are paged; a cursor of one is none of another. */
public enum ListKind {
    JOURNEY('j'),
    COMMENTS('c'),
    MESSAGES('m'),
    UNLINKED('u'),
    SEARCH('s');

    private final byte tag;

    ListKind(char tag) {
        this.tag = (byte) tag;
    }

    byte tag() {
        return tag;
    }
}
