package dev.caredesk.email;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Puts the parts of a message together as they are met; what is still open at a break is closed where it broke. */
final class PartTree {

    private final Deque<Frame> open = new ArrayDeque<>();
    private final List<MailPart> roots = new ArrayList<>();

    void open(PartHead head) {
        open.addLast(new Frame(head, new ArrayList<>()));
    }

    void add(MailPart part) {
        (open.isEmpty() ? roots : open.getLast().children()).add(part);
    }

    void close() {
        Frame frame = open.removeLast();
        add(new MailPart.Group(frame.head(), frame.children()));
    }

    /** The whole message; an empty group where nothing was met. */
    MailPart root(PartHead head) {
        while (!open.isEmpty()) {
            close();
        }
        return roots.isEmpty() ? new MailPart.Group(head, List.of()) : roots.get(0);
    }

    private record Frame(PartHead head, List<MailPart> children) {}
}
