package dev.caredesk.core.desk;

import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.StorageException;
import dev.caredesk.activity.Contact;
import dev.caredesk.core.channel.Channels;
import dev.caredesk.core.channel.Offers;
import dev.caredesk.core.codec.Codec;
import dev.caredesk.core.draft.Differences;
import dev.caredesk.core.draft.Person;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.match.MatchKeys;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.core.tenant.Trouble;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.StoredDraft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What this process has of one agent's desk: the engagements that were opened or taken up here. The desk itself, Open, Recent and
 * drafts, is in the storage.
 */
final class Workspace implements SessionListener {

    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration MOST_REST = Duration.ofSeconds(30);

    private final TenantScope scope;
    private final AgentId agent;
    private final Offers offers;
    private final Channels channels;
    private final Signals signals;
    private final DraftPolicy policy;
    private final Map<EngagementId, Session> sessions = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Trouble storing;
    private volatile boolean stopped;

    /** How drafts are stored: the delay, zero to store each edit before it is acknowledged (D6, D7). */
    record DraftPolicy(Duration delay) {}

    Workspace(TenantScope scope, AgentId agent, Offers offers, Channels channels, Signals signals, DraftPolicy policy) {
        this.scope = scope;
        this.agent = agent;
        this.offers = offers;
        this.channels = channels;
        this.signals = signals;
        this.policy = policy;
        this.storing = new Trouble(scope.background(), "storing a draft", FIRST_REST, MOST_REST);
    }

    AgentId agent() {
        return agent;
    }

    TenantScope scope() {
        return scope;
    }

    Offers offers() {
        return offers;
    }

    Channels channels() {
        return channels;
    }

    Signals signals() {
        return signals;
    }

    /** Runs something that opens engagements, one at a time on this desk. */
    <R> R alone(Supplier<R> operation) {
        lock.lock();
        try {
            return operation.get();
        } finally {
            lock.unlock();
        }
    }

    List<Session> sessions() {
        return List.copyOf(sessions.values());
    }

    /** Keeps an engagement that was just committed. */
    Session register(Session session) {
        Session first = sessions.putIfAbsent(session.work().id(), session);
        if (first == null) {
            changed(session);
        }
        return first == null ? session : first;
    }

    /** An engagement in the making, not stored yet. */
    Session begun(Work work, Optional<CustomerFile> file) {
        Session session = new Session(scope, this, work, 0);
        file.ifPresent(it -> session.shown().journey(Reading.page(it.journey())));
        return session;
    }

    /** The engagement that has that customer open, as far as it is known here (D3). */
    Optional<Session> ofCustomer(CustomerId customer) {
        return sessions.values().stream()
                .filter(session -> !session.isOver() && session.work().isCreated())
                .filter(session -> session.work().customer().equals(customer))
                .findFirst();
    }

    /** D3: the engagement of an uncreated customer with the same address, also one that another process opened. */
    Optional<Session> ofContact(Contact contact) {
        Optional<Session> here = find(contact);
        if (here.isPresent()) {
            return here;
        }
        scope.storage().desks().desk(scope.id(), agent, 1).open().stream()
                .filter(stored -> stored.customer().isEmpty() && !sessions.containsKey(stored.engagement()))
                .forEach(this::takeUp);
        return find(contact);
    }

    private Optional<Session> find(Contact contact) {
        return sessions.values().stream()
                .filter(session -> !session.isOver())
                .filter(session -> session.work().person() instanceof Person.Newcomer newcomer
                        && same(newcomer.contact(), contact))
                .findFirst();
    }

    private boolean same(Contact one, Contact other) {
        Set<MatchKey> keys = keys(one);
        return keys.isEmpty() ? one.address().equals(other.address()) : !Collections.disjoint(keys, keys(other));
    }

    private Set<MatchKey> keys(Contact contact) {
        return MatchKeys.of(Contact.at(contact.address()), scope.settings().region());
    }

    /** The engagement of that id: the one here, or taken up from the storage (D7); empty when this desk has no such engagement. */
    Optional<Session> takeUp(EngagementId id) {
        Session here = sessions.get(id);
        if (here != null && here.catchUp()) {
            return Optional.of(here);
        }
        return scope.storage().desks().draft(scope.id(), id).flatMap(this::takeUp);
    }

    /** As {@link #takeUp(EngagementId)}, also one that turns out to be over and may have edits that no other place knows. */
    Optional<Session> toAnswer(EngagementId id) {
        Session here = sessions.get(id);
        if (here == null) {
            return takeUp(id);
        }
        boolean unused = here.catchUp();
        return Optional.of(here);
    }

    /** D7: lets go of engagements that another place closed, which nobody may ever touch here again. */
    void forgetClosed() {
        List<Session> here = sessions(); // before the read, which knows nothing of what is opened meanwhile
        if (here.isEmpty()) {
            return;
        }
        Set<EngagementId> open = scope.storage().desks().desk(scope.id(), agent, 1).open().stream()
                .map(StoredDraft::engagement)
                .collect(Collectors.toSet());
        for (Session session : here) {
            boolean unused = open.contains(session.work().id()) || session.catchUp();
        }
    }

    private Optional<Session> takeUp(StoredDraft stored) {
        if (!stored.desk().equals(agent)) {
            return Optional.empty();
        }
        Work work = new TakeUp(new Refresher(scope)).work(stored);
        Session session = new Session(scope, this, work, stored.revision());
        Reading reading = new Reading(scope);
        if (work.person() instanceof Person.Newcomer newcomer) {
            Set<MatchKey> found =
                    MatchKeys.of(newcomer.contact(), scope.settings().region());
            session.shown()
                    .candidates(
                            found.isEmpty()
                                    ? List.of()
                                    : scope
                                            .storage()
                                            .records()
                                            .match(scope.id(), found, scope.now(), 1)
                                            .customers()
                                            .stream()
                                            .map(Codec::customer)
                                            .toList());
        } else {
            session.shown().journey(reading.first(work.customer()));
        }
        session.shown().calls(reading.calls(work));
        // Whoever takes it up sees these at once.
        List<RecordId> unused = session.shown().newlyUnsaveable(Differences.unsaveable(work, scope.now()));
        return Optional.of(register(session));
    }

    /** Reads the first page of the journey again, where the customer is created. */
    void readJourney(Session session) {
        if (session.work().isCreated() && !session.isOver()) {
            session.shown().journey(new Reading(scope).first(session.work().customer()));
        }
    }

    /** X3: reads the states of calls that came to an engagement by a commit; what is done stays done (E6). */
    void readCallsIfPossible(Session session) {
        try {
            session.shown().calls(new Reading(scope).calls(session.work()));
        } catch (StorageException failure) {
            scope.background().problem("reading the state of a call", failure);
        }
    }

    /** As {@link #readJourney}, after a commit: what is done stays done, so that a failed read only leaves the old page (E6). */
    void readJourneyIfPossible(Session session) {
        try {
            readJourney(session);
        } catch (StorageException failure) {
            scope.background().problem("reading a journey", failure);
        }
    }

    /** Stores all drafts; when one can't be stored, the others are all the same. */
    void store() {
        List<StorageException> failures = new ArrayList<>();
        for (Session session : sessions()) {
            try {
                session.store();
            } catch (StorageException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /** Has the draft stored in time (D6). */
    void edited(Session session) {
        if (policy.delay().isZero()) {
            session.store();
        } else {
            storeLater(session, policy.delay());
        }
    }

    /** Once for all edits that come meanwhile; again after a storage failure, with longer and longer rests, until it is stored. */
    private void storeLater(Session session, Duration rest) {
        if (!stopped && session.wantsStoring()) {
            scope.background().later("storing a draft", rest, () -> {
                if (!stopped) {
                    storeLater(session, stored(session));
                }
            });
        }
    }

    private Duration stored(Session session) {
        try {
            session.store();
            storing.over();
            return policy.delay();
        } catch (RuntimeException failure) {
            return storing.failed(failure);
        }
    }

    /** Drafts are not stored in the background any more: the storage is about to be closed. */
    void stop() {
        stopped = true;
    }

    @Override
    public void committed(ChangeSet changes) {
        changes.commands().forEach(command -> channels.wake(command.channel()));
    }

    @Override
    public void over(Session session) {
        sessions.remove(session.work().id(), session);
        signal(new DeskSignal.EngagementChanged(session.work().id()));
    }

    @Override
    public void refreshed(Session session, Work before, Work after) {
        for (StaleNotice notice : after.notices().values()) {
            if (!notice.equals(before.notices().get(notice.record()))) {
                signal(new DeskSignal.RecordStale(after.id(), notice));
            }
        }
        tellUnsaveable(session, after);
        if (!before.equals(after)) {
            signal(new DeskSignal.EngagementChanged(after.id()));
        }
    }

    @Override
    public void wentOn(Session session) {
        tellUnsaveable(session, session.work());
    }

    /** E8: compared with what was told last, since a request that closes by itself was open in no state that was read later. */
    private void tellUnsaveable(Session session, Work work) {
        session.shown().newlyUnsaveable(Differences.unsaveable(work, scope.now())).stream()
                .flatMap(record -> unsaveable(work, record).stream())
                .distinct()
                .forEach(request -> signal(new DeskSignal.EditsUnsaveable(work.id(), request)));
    }

    private static Optional<RequestId> unsaveable(Work work, RecordId record) {
        return record instanceof RequestId request
                ? Optional.of(request)
                : work.requestOf((dev.caredesk.activity.ActivityId) record);
    }

    @Override
    public void changed(Session session) {
        signal(new DeskSignal.EngagementChanged(session.work().id()));
    }

    @Override
    public void questionOutdated(Session session) {
        signal(new DeskSignal.QuestionOutdated(session.work().id()));
    }

    @Override
    public void draftMoved(Session session, Map<RecordId, List<Field>> bothChanged) {
        tellUnsaveable(session, session.work());
        signal(new DeskSignal.DraftMoved(session.work().id(), session.work().revision(), bothChanged));
    }

    private void signal(DeskSignal signal) {
        signals.signal(Optional.of(agent), signal);
    }
}
