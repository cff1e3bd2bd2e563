package dev.caredesk.email.mime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Puts the parts of a message together as they are met; what is still open at a break is closed where it broke. */
public final class PartTreeBuilder {

    private final Deque<OpenMultipart> open = new ArrayDeque<>();
    private final List<MailPart> roots = new ArrayList<>();

    public void open(PartHeader head) {
        open.addLast(new OpenMultipart(head, new ArrayList<>()));
    }

    public void add(MailPart part) {
        (open.isEmpty() ? roots : open.getLast().children()).add(part);
    }

    public void close() {
        OpenMultipart frame = open.removeLast();
        add(new MailPart.Multipart(frame.head(), frame.children()));
    }

    /** The whole message; an empty group where nothing was met. */
    public MailPart root(PartHeader head) {
        while (!open.isEmpty()) {
            close();
        }
        return roots.isEmpty() ? new MailPart.Multipart(head, List.of()) : roots.get(0);
    }

    private record OpenMultipart(PartHeader head, List<MailPart> children) {}
}
