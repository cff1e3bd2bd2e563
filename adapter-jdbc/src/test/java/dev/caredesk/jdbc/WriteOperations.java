package dev.caredesk.jdbc;

import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.offeredOn;
import static dev.caredesk.testkit.storage.InboxSamples.rejected;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.Samples.DELAY;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.chat;
import static dev.caredesk.testkit.storage.Samples.closed;
import static dev.caredesk.testkit.storage.Samples.closing;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.comment;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.draft;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.end;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.externalId;
import static dev.caredesk.testkit.storage.Samples.heldBy;
import static dev.caredesk.testkit.storage.Samples.mail;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.moved;
import static dev.caredesk.testkit.storage.Samples.payload;
import static dev.caredesk.testkit.storage.Samples.request;
import static dev.caredesk.testkit.storage.Samples.terms;
import static dev.caredesk.testkit.storage.Samples.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.TenantId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.jdbc.PostgresPlansTest.BoundedOperation;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommandDone;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.FailureWrite;
import dev.caredesk.spi.storage.Hold;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.RecentWrite;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import dev.caredesk.testkit.storage.Scene;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** All writes of the port: what an engagement commits from its accept to its end, and what goes on beside. */
final class WriteOperations {
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final Instant NOON = Instant.EPOCH.plusSeconds(1_000);

    private WriteOperations() {}

    /** An engagement with one customer, one request and one chat that has begun; all are known by the same id. */
    private record WorkRecords(
            String id,
            StoredCustomer customer,
            StoredRequest request,
            StoredActivity chat,
            StoredInteraction interaction) {}

    private static WorkRecords work(String id) {
        StoredCustomer customer = customer(id);
        StoredRequest request = request(id, customer.id());
        return new WorkRecords(id, customer, request, heldBy(chat(id, request), EngagementId.of(id)), offer(id));
    }

    private static Index index(WorkRecords work, String word) {
        Set<MatchKey> keys = Set.of(mail(work.id() + "@example.org"));
        return new Index(work.customer().id(), keys, terms("firstName", "wide", word));
    }

    static Stream<BoundedOperation> all() {
        return Stream.concat(LaneOperations.writes(), records());
    }

    private static Stream<BoundedOperation> records() {
        return Stream.of(
                new BoundedOperation("report", WriteOperations::report),
                new BoundedOperation("forget", WriteOperations::forget),
                new BoundedOperation("accept", WriteOperations::accepted),
                new BoundedOperation("accept into an open request", WriteOperations::acceptOpen),
                new BoundedOperation("save", WriteOperations::save),
                new BoundedOperation("stale save", WriteOperations::stale),
                new BoundedOperation("comment", WriteOperations::say),
                new BoundedOperation("move", WriteOperations::move),
                new BoundedOperation("close request", WriteOperations::closeRequest),
                new BoundedOperation("close", WriteOperations::close),
                new BoundedOperation("failure", WriteOperations::fail),
                new BoundedOperation(
                        "touch",
                        on -> on.given(
                                Instant.EPOCH,
                                changes -> changes.touch(new Touch(RequestId.of("r20000"), DELAY, true, false)))),
                new BoundedOperation("save draft", WriteOperations::saveDraft),
                new BoundedOperation("settings", on -> on.given(changes -> changes.settings(payload("it")))),
                new BoundedOperation(
                        "sweep",
                        on -> assertThat(on.storage().closeOverdue(on.tenant(), NOON, 5))
                                .isEqualTo(5)),
                trim("trim by age", new JournalTrim(new JournalTrim.Since(NOON, NOON), false)),
                trim("trim by age, audit too", new JournalTrim(new JournalTrim.Since(NOON, NOON), true)));
    }

    private static BoundedOperation trim(String name, JournalTrim trim) {
        return new BoundedOperation(
                name,
                on -> assertThat(on.storage().trimJournal(on.tenant(), trim, 5)).isEqualTo(5));
    }

    private static String newId() {
        return "new" + IDS.incrementAndGet();
    }

    private static WorkRecords created(Scene on) {
        WorkRecords work = work(newId());
        on.given(changes -> changes.index(index(work, "first"))
                .create(work.customer())
                .journal(entry(work.customer().id(), 1)));
        return work;
    }

    private static void report(Scene on) {
        StoredInteraction offer = offeredOn(offer(newId()), MARA, JON);
        on.given(changes -> changes.create(offer)
                .create(message(offer.id().value(), offer.id(), T0))
                .journal(entry(offer.id(), 1)));
        on.given(changes -> changes.create(message(newId(), offer.id(), T0)));
        on.given(changes -> changes.change(change(rejected(offer, MARA))));
    }

    private static void forget(Scene on) {
        assertThat(on.storage().forgetInteractions(on.tenant(), NOON, 5)).isEqualTo(5);
        assertThat(on.storage().forgetInteractions(TenantId.of("quick"), Instant.EPOCH, 5))
                .isZero();
    }

    private static WorkRecords accepted(Scene on) {
        WorkRecords work = created(on);
        on.given(work.interaction());
        CustomerId customer = work.customer().id();
        on.given(changes -> changes.require(new Require.NoOpenRequest(customer))
                .create(work.request())
                .create(work.chat())
                .draft(draft(work.id(), MARA, Optional.of(customer), 0))
                .change(change(taken(work.interaction(), work.chat().id(), MARA)))
                .claim(externalId(work.id(), customer))
                .command(command(work.id(), work.interaction().id()))
                .journal(entry(work.request().id(), 1))
                .journal(entry(work.chat().id(), 1)));
        return work;
    }

    private static void acceptOpen(Scene on) {
        RequestId open = accepted(on).request().id();
        StoredActivity more = chat(newId(), on.request(open));
        on.given(changes -> changes.require(new Require.Open(open))
                .create(more)
                .touch(touch(open))
                .journal(entry(more.id(), 1)));
    }

    private static void save(Scene on) {
        WorkRecords work = accepted(on);
        on.given(saved(on, work));
    }

    private static ChangeSet saved(Scene on, WorkRecords work) {
        return on.changes(changes -> changes.index(index(work, "second"))
                .change(change(edited(work.customer(), T0, "edited")))
                .change(change(edited(work.request(), "edited")))
                .change(change(moved(work.chat(), work.request())))
                .touch(touch(work.request().id()))
                .draft(draft(work.id(), MARA, Optional.of(work.customer().id()), 1))
                .journal(entry(work.customer().id(), 2))
                .journal(entry(work.request().id(), 2))
                .journal(entry(work.chat().id(), 2)));
    }

    /** Refused, so that what is there now is read. */
    private static void stale(Scene on) {
        WorkRecords work = accepted(on);
        on.given(saved(on, work));
        assertThat(on.storage()
                        .commit(on.changes(changes -> changes.change(change(edited(work.request(), "late")))
                                .touch(touch(work.request().id())))))
                .isInstanceOf(CommitResult.Stale.class);
    }

    private static void say(Scene on) {
        WorkRecords work = accepted(on);
        on.given(changes -> changes.require(
                        new Require.AtVersion(work.chat().id(), work.chat().version()))
                .create(comment(work.id(), work.chat().id(), T0))
                .create(message(work.id(), work.interaction().id(), T0))
                .touch(touch(work.request().id())));
    }

    private static void move(Scene on) {
        WorkRecords work = accepted(on);
        StoredRequest other = request(newId(), work.customer().id());
        on.given(changes -> changes.create(other)
                .change(change(moved(work.chat(), other)))
                .touch(new Touch(work.request().id(), DELAY, false, false)));
    }

    private static void closeRequest(Scene on) {
        WorkRecords work = accepted(on);
        on.given(changes -> changes.change(change(closed(work.request(), T0)))
                .journal(entry(work.request().id(), 2)));
    }

    private static void close(Scene on) {
        WorkRecords work = accepted(on);
        on.given(changes -> changes.end(end(work.chat().id(), T0))
                .hold(new Hold(work.chat().id(), Optional.empty()))
                .touch(touch(work.request().id()))
                .draft(closing(work.id(), MARA, 1))
                .commandDone(new CommandDone(work.interaction().id(), CommandId.of(work.id())))
                .recent(new RecentWrite(MARA, work.customer().id()))
                .journal(entry(work.chat().id(), 1)));
    }

    private static void fail(Scene on) {
        WorkRecords work = accepted(on);
        StoredMessage reply = message(work.id(), work.interaction().id(), T0);
        on.given(changes -> changes.create(reply)
                .failure(new FailureWrite(work.chat().id(), Optional.of(payload("slow"))))
                .failure(new FailureWrite(reply.id(), Optional.of(payload("refused")))));
    }

    private static void saveDraft(Scene on) {
        WorkRecords work = accepted(on);
        Optional<CustomerId> customer = Optional.of(work.customer().id());
        assertThat(on.storage().saveDraft(on.tenant(), draft(work.id(), MARA, customer, 1)))
                .isInstanceOf(DraftResult.Kept.class);
        assertThat(on.storage().saveDraft(on.tenant(), draft(work.id(), MARA, customer, 1)))
                .isInstanceOf(DraftResult.Moved.class);
    }
}
