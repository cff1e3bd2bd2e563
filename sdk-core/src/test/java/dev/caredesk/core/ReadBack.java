package dev.caredesk.core;

import dev.caredesk.Outcome;
import dev.caredesk.Page;
import dev.caredesk.search.CustomerHit;

/** How a caller reads what was written: pages and outcomes by the type of what they hold. */
final class ReadBack {

    private ReadBack() {}

    static Object read(ViewJson json, String text, Class<?> type) {
        if (type == Page.class) {
            return json.readPage(text, CustomerHit.class);
        }
        return Outcome.class.isAssignableFrom(type) ? json.readOutcome(text, CustomerHit.class) : json.read(text, type);
    }
}
