package dev.caredesk.quickstart.story;

import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.EmailHeaders;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.CustomerView;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.desk.Offer;
import dev.caredesk.quickstart.EngagementCloser;
import dev.caredesk.quickstart.PrintableText;
import dev.caredesk.search.CustomerHit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One mail, from the offer to the closed customer. */
final class MailHandler {

    /** Notes on mails whose sender waits for no answer, or should get none. */
    private static final Set<ContentNote> UNANSWERED =
            Set.of(ContentNote.BULK, ContentNote.AUTOMATIC, ContentNote.BOUNCE, ContentNote.SENDER_DOUBTFUL);

    private final Desk desk;
    private final Offer mail;
    private final List<Content> said;
    private final List<String> told = new ArrayList<>();

    MailHandler(Desk desk, Offer mail) {
        this.desk = desk;
        this.mail = mail;
        said = InboxChapter.said(desk, mail);
    }

    /** Returns who wrote it, as the channel knows. */
    static String from(Offer mail) {
        return mail.contact().name().orElse(mail.contact().address().value());
    }

    /** Does the work and tells what was done. */
    List<String> work() {
        return desk.accept(mail)
                .fold(this::accepted, refusals -> List.of("Not accepted: " + AnswerTexts.reasons(refusals)));
    }

    private List<String> accepted(Engagement work) {
        who(work);
        Optional<ContentNote> why =
                UNANSWERED.stream().filter(this::noted).sorted().findFirst();
        if (why.isPresent()) {
            told.add(why.get().message(Locale.ENGLISH) + " No customer is created: " + EngagementCloser.drop(work)
                    + "; the mail itself is kept.");
        } else {
            describe(work);
            told.add("Then " + EngagementCloser.keep(work) + ".");
        }
        return told;
    }

    private void who(Engagement work) {
        CustomerView customer = work.view().customer();
        if (customer.created()) {
            told.add("Matched: " + customer.displayName() + ", a known customer.");
        } else if (customer.candidates().isEmpty()) {
            told.add("New customer, filled in from the mail: " + customer.displayName() + ".");
        } else {
            told.add(choose(work, customer.candidates()));
        }
    }

    private String choose(Engagement work, List<CustomerHit> candidates) {
        List<String> names = candidates.stream().map(CustomerHit::displayName).toList();
        Optional<CustomerId> same = candidates.stream()
                .filter(hit -> hit.displayName().equals(from(mail)))
                .map(hit -> hit.customer().id())
                .findFirst();
        String asked = "Not certain; candidates: " + String.join(", ", names) + ". ";
        return same.map(id -> work.link(id)
                        .fold(
                                done -> asked + "Mara links it to " + from(mail) + ".",
                                refusals -> asked + AnswerTexts.reasons(refusals)))
                .orElse(asked + "None of them wrote it, so it stays a new customer.");
    }

    private void describe(Engagement work) {
        EngagementView view = work.view();
        String before = AnswerTexts.title(view);
        if (before.isEmpty()) {
            String title = mail.subject().isBlank() ? "Mail without a subject" : PrintableText.cut(mail.subject(), 80);
            told.add(work.edit(edits -> {
                        edits.request().title(title).description(PrintableText.cut(text(), 300));
                        tags().forEach(edits.activity()::tag);
                    })
                    .fold(
                            done -> "Request titled and described; tags: " + String.join(", ", tags()) + ".",
                            AnswerTexts::reasons));
        } else {
            told.add(work.comment("Wrote again: " + PrintableText.cut(text(), 200))
                    .fold(
                            done -> "Joins the open request \"" + PrintableText.cut(before, 50) + "\"; commented.",
                            AnswerTexts::reasons));
        }
    }

    private List<String> tags() {
        boolean answers = said.stream()
                .flatMap(each -> each.email().stream())
                .map(EmailHeaders::inReplyTo)
                .anyMatch(ids -> !ids.isEmpty());
        boolean files = said.stream().anyMatch(each -> !each.attachments().isEmpty());
        boolean damaged = Stream.of(ContentNote.DAMAGED, ContentNote.NOT_PARSED, ContentNote.CHARSET_GUESSED)
                .anyMatch(this::noted);
        List<String> tags = new ArrayList<>();
        tags.add(answers ? "reply" : "first mail");
        if (files) {
            tags.add("attachments");
        }
        if (damaged) {
            tags.add("hard to read");
        }
        return tags;
    }

    private String text() {
        return said.stream().map(Content::text).findFirst().orElse("");
    }

    private boolean noted(ContentNote note) {
        return said.stream().anyMatch(each -> each.notes().contains(note));
    }
}
