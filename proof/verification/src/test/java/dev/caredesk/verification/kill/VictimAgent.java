package dev.caredesk.verification.kill;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskView;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.PushChannel;
import java.time.Instant;
import java.util.Locale;

/**
 * An agent of the victim with one customer, who goes on where the last process was killed. Each round leaves its number in the
 * customer's city, the request's title and description, the activity's only tag, a comment and a message of the customer's.
 */
final class VictimAgent implements Runnable {

    private final int number;
    private final Caredesk sdk;
    private final PushChannel chat;
    private final VictimOutput output;

    VictimAgent(int number, Caredesk sdk, PushChannel chat, VictimOutput output) {
        this.number = number;
        this.sdk = sdk;
        this.chat = chat;
        this.output = output;
    }

    static AgentId agent(int number) {
        return AgentId.of("worker-" + number);
    }

    /** The one who types into the draft that the worker never saves. */
    static AgentId typist(int number) {
        return AgentId.of("typist-" + number);
    }

    /** The worker's own chat, which goes on when it is closed. */
    private static String interaction(int number) {
        return "customer-" + number;
    }

    /** The chat of that round that nobody accepts. */
    static String waiting(int number, String round) {
        return "waiting-" + number + "-" + round;
    }

    static long round(EngagementView view) {
        return view.customer()
                .stored()
                .get(CustomerFields.CITY)
                .map(Long::parseLong)
                .orElse(0L);
    }

    @Override
    public void run() {
        work(Long.MAX_VALUE);
    }

    /** Does so many rounds, and goes on behind what was done before. */
    void work(long rounds) {
        Desk desk = sdk.desk(agent(number), Locale.ENGLISH);
        Engagement work = present(desk, interaction(number));
        Engagement draft = present(sdk.desk(typist(number), Locale.ENGLISH), "draft-" + number);
        // What the kill left unsaved is saved first, under its own number.
        work.save().orElseThrow();
        long begun = round(work.view());
        for (long done = 0; done < rounds; done++) {
            long round = begun + 1 + done;
            work = round(desk, work, round);
            type(draft, round);
        }
    }

    /** Returns where the last process stopped: open, in Recent, accepted and not created, or not even that. */
    private Engagement present(Desk desk, String interaction) {
        DeskView view = desk.view();
        Engagement work;
        if (!view.open().isEmpty()) {
            work = desk.engagement(view.open().get(0).engagement()).orElseThrow();
        } else if (!view.recent().isEmpty()) {
            work = reopened(desk, view.recent().get(0).customer(), 0);
        } else {
            chat.offerChat(interaction, Contact.at(ContactAddress.email(interaction + "@example.org")), Instant.now());
            work = desk.accept(chat.interaction(interaction)).orElseThrow();
        }
        if (!work.view().customer().created()) {
            work.create().orElseThrow();
        }
        return work;
    }

    private Engagement round(Desk desk, Engagement work, long round) {
        EngagementView view = work.view();
        RequestId request = view.requests().get(0).id();
        ActivityId activity = view.activities().get(0).stored().id();
        String text = Long.toString(round);
        report(round);
        output.around(
                number,
                RoundStep.EDIT,
                round,
                () -> work.edit(edits -> {
                            edits.customer().city(text);
                            edits.request(request).title(text).description(text);
                            view.activities()
                                    .get(0)
                                    .tags()
                                    .forEach(tag -> edits.activity(activity).untag(tag.text()));
                            edits.activity(activity).tag(text);
                        })
                        .orElseThrow());
        if (round % 3 == 0) {
            output.around(number, RoundStep.FLUSH, round, () -> work.flush().orElseThrow());
        }
        output.around(number, RoundStep.SAVE, round, () -> work.save().orElseThrow());
        output.around(number, RoundStep.COMMENT, round, () -> work.comment(text).orElseThrow());
        return round % 5 == 0 ? closedAndReopened(desk, work, round) : work;
    }

    /** A call of the channel that returns is an acknowledgement (X2). */
    private void report(long round) {
        String text = Long.toString(round);
        output.around(number, RoundStep.REPORT, round, () -> {
            chat.messageIn(interaction(number), text, Instant.now(), text);
            return text;
        });
        if (round % 5 == 0) {
            output.around(number, RoundStep.OFFER, round, () -> {
                IncomingMessage line = IncomingMessage.inbound("1", Instant.now(), text);
                chat.offerChat(waiting(number, text), Contact.at(ContactAddress.email("bob@example.org")), line);
                return text;
            });
        }
    }

    private Engagement closedAndReopened(Desk desk, Engagement work, long round) {
        output.around(number, RoundStep.CLOSE, round, () -> closed(work.close()));
        return reopened(desk, work.view().customer().id(), round);
    }

    private Engagement reopened(Desk desk, CustomerId customer, long round) {
        return output.around(
                number, RoundStep.REOPEN, round, () -> desk.reopen(customer).orElseThrow());
    }

    private static Closing closed(Closing closing) {
        closing.orElseThrow();
        return closing;
    }

    private void type(Engagement draft, long round) {
        output.around(
                number,
                RoundStep.TYPE,
                round,
                () -> draft.edit(edits -> edits.customer().city(DraftReportingStorage.text(number, round)))
                        .orElseThrow());
    }
}
