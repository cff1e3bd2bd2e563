package dev.caredesk.core.channel;

import dev.caredesk.activity.Content;
import dev.caredesk.spi.channel.IncomingMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The size of what goes into a commit of reports.
 *
 * @param characters of texts and HTML
 */
record CommitSize(int reports, int messages, long characters) {

    static final CommitSize NOTHING = new CommitSize(0, 0, 0);

    /** The most that goes into one commit, unless a single part has more. */
    static final CommitSize MOST = new CommitSize(100, 500, 4_000_000);

    static CommitSize of(InboxReport report) {
        CommitSize messages = report.messages().stream().map(CommitSize::of).reduce(NOTHING, CommitSize::plus);
        return messages.plus(new CommitSize(1, 0, 0));
    }

    static CommitSize of(IncomingMessage message) {
        Content content = message.content();
        int html = content.safeHtml().map(String::length).orElse(0);
        return new CommitSize(0, 1, (long) content.text().length() + html);
    }

    CommitSize plus(CommitSize other) {
        return new CommitSize(reports + other.reports, messages + other.messages, characters + other.characters);
    }

    boolean fits() {
        return reports <= MOST.reports && messages <= MOST.messages && characters <= MOST.characters;
    }

    /** Returns parts in their order, in lists that fit into a commit each. */
    static <T> List<List<T>> split(List<T> parts, Function<T, CommitSize> sizeOf) {
        List<List<T>> lists = new ArrayList<>();
        List<T> list = new ArrayList<>();
        CommitSize size = NOTHING;
        for (T part : parts) {
            size = size.plus(sizeOf.apply(part));
            if (!list.isEmpty() && !size.fits()) {
                lists.add(list);
                list = new ArrayList<>();
                size = sizeOf.apply(part);
            }
            list.add(part);
        }
        if (!list.isEmpty()) {
            lists.add(list);
        }
        return lists;
    }
}
