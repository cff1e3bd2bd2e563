package dev.caredesk.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;

/** Counts the pages of a read that goes to the end, and fails where there is none: a wrong condition leads back to where it began. */
final class PageCount {
    private static final int MOST = 2_000;

    private int pages;

    /** Counts one page; fails if no test has so many. */
    void next() {
        pages++;
        assertThat(pages).as("pages, each of which leads to another").isLessThanOrEqualTo(MOST);
    }
}
