package dev.caredesk.verification.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.StorageException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.PushChannel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An agent who saves customer, request and tags together, and asks again while the storage fails, until it is told to stop. */
final class SavingAgent implements Runnable {

    static final String MARK = "mark-";

    /** The text of the save that comes when no agent saves any more. */
    static final String LAST = "last";

    /** The text of the first agent's saves. */
    static final String FIRST = MARK + "0-";

    /** The number of fields that a save changes. */
    static final int CHANGES = 3;

    private final Engagement work;
    private final RequestId request;
    private final ActivityId activity;
    private final int number;
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final AtomicInteger unknown = new AtomicInteger();
    private volatile boolean stopped;
    private volatile Optional<RuntimeException> failure = Optional.empty();

    private SavingAgent(Engagement work, int number) {
        this.work = work;
        this.number = number;
        this.request = work.view().requests().get(0).id();
        this.activity = work.view().activities().get(0).stored().id();
    }

    /** An agent with a customer of its own. */
    static SavingAgent at(Caredesk sdk, PushChannel chat, int number) {
        Desk desk = sdk.desk(AgentId.of("agent-" + number));
        chat.offerChat(
                "chat-" + number,
                Contact.at(ContactAddress.email("customer" + number + "@example.org")),
                IncomingMessage.inbound("1", Instant.now(), "Hello?"));
        Engagement work = desk.accept(desk.offers().get(0)).orElseThrow();
        work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
        work.create().orElseThrow();
        return new SavingAgent(work, number);
    }

    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Returns how many times nobody could say what became of a save, and it was asked for again. */
    int unknown() {
        return unknown.get();
    }

    /** Returns the failure that stopped it; empty if only {@link #stop} did. */
    Optional<RuntimeException> failure() {
        return failure;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            for (int save = 0; !stopped; save++) {
                String mark = MARK + number + "-" + save;
                edit(mark, save);
                save();
                acknowledged.add(mark);
            }
        } catch (RuntimeException unexpected) {
            failure = Optional.of(unexpected);
        }
    }

    /** Saves once, for who waits until that is seen. */
    void saveLast() {
        work.edit(edits -> edits.customer().city(LAST)).orElseThrow();
        save();
    }

    /** Whatever happened, all that the last save wrote is what is stored. */
    void checkStored(Caredesk sdk) {
        String last = acknowledged.get(acknowledged.size() - 1);
        EngagementView view = sdk.desk(AgentId.of("auditor"))
                .reopen(work.view().customer().id())
                .orElseThrow()
                .view();
        assertThat(view.customer().stored().get(CustomerFields.CITY)).contains(last);
        assertThat(view.requests().get(0).stored().orElseThrow().title()).isEqualTo(last);
        assertThat(view.activities().get(0).stored().tags())
                .extracting(Tag::text)
                .containsExactly(last);
    }

    private void edit(String mark, int save) {
        work.edit(edits -> {
                    edits.customer().city(mark);
                    edits.request(request).title(mark);
                    edits.activity(activity).tag(mark);
                    if (save > 0) {
                        edits.activity(activity).untag(MARK + number + "-" + (save - 1));
                    }
                })
                .orElseThrow();
    }

    /** E7: whatever became of the first try, asking again is the same save. */
    private void save() {
        while (true) {
            try {
                work.save().orElseThrow();
                return;
            } catch (StorageException broken) {
                if (!broken.isRetryable()) {
                    throw broken;
                }
                if (broken.isOutcomeUnknown()) {
                    unknown.incrementAndGet();
                }
            }
        }
    }
}
