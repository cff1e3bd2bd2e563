package dev.caredesk.core.session;

import dev.caredesk.AgentId;
import dev.caredesk.StorageException;
import dev.caredesk.activity.Contact;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.engagement.CustomerRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.OpenCustomer;
import dev.caredesk.core.event.DeskSignals;
import dev.caredesk.core.match.MatchKeys;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.view.EngagementCache;
import dev.caredesk.core.view.PageReader;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.StoredDraft;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The engagements of one agent's desk that were opened or taken up in this process. The desk itself, with Open, Recent and drafts, is in
 * the storage. Thread-safe; no lock is held while the storage is called.
 */
public final class DeskSessions {

    private final TenantScope scope;
    private final AgentId agent;
    private final Surroundings surroundings;
    private final Map<EngagementId, Session> sessions = new ConcurrentHashMap<>();
    private final ReentrantLock opening = new ReentrantLock();

    /** The parts of a tenant that the engagements of all its desks share. */
    public record Surroundings(DeskSignals signals, RefreshQueue refreshQueue, DraftStore drafts, OpenDesks open) {}

    public DeskSessions(TenantScope scope, AgentId agent, Surroundings surroundings) {
        this.scope = scope;
        this.agent = agent;
        this.surroundings = surroundings;
    }

    public AgentId agent() {
        return agent;
    }

    TenantScope scope() {
        return scope;
    }

    /** Returns the engagements that are open in this process. */
    public List<Session> all() {
        return sessions.values().stream()
                .filter(session -> !session.state().isOpening())
                .toList();
    }

    /** Returns all engagements that are here, with those that are about to open: a change meanwhile is news to them (N1). */
    public List<Session> withOpening() {
        return List.copyOf(sessions.values());
    }

    /** Returns the engagement of that customer, as far as it is known here; an open one before one that is about to open (D3). */
    public Optional<Session> ofCustomer(CustomerId customer) {
        return sessions.values().stream()
                .filter(session -> !session.isClosed() && session.engagement().isCreated())
                .filter(session -> session.engagement().customer().equals(customer))
                .min(Comparator.comparing(session -> session.state().isOpening()));
    }

    /** Returns a mark of what was heard so far, to be taken before the file of a customer is read. */
    public long newsMark() {
        return surroundings.refreshQueue().mark();
    }

    /**
     * Returns the engagement of that customer, or the one that is about to open for it.
     *
     * @param mark from before the file was read
     */
    public Session ofCustomerOr(CustomerId customer, Supplier<EngagementData> begin, CustomerFile file, long mark) {
        return findOrBegin(
                () -> ofCustomer(customer),
                begin,
                EngagementCache.EMPTY.withJourney(PageReader.page(file.journey())),
                mark);
    }

    /**
     * Returns the engagement of an uncreated customer with the same address, even if another process opened it, or else a new one that is
     * about to open (D3).
     */
    public Session ofContactOr(Contact contact, Supplier<EngagementData> begin) {
        if (ofContact(contact).isEmpty()) {
            scope.storage().desks().desk(scope.id(), agent, 1).open().stream()
                    .filter(stored -> stored.customer().isEmpty() && !sessions.containsKey(stored.engagement()))
                    .forEach(this::takeUp);
        }
        return findOrBegin(() -> ofContact(contact), begin, EngagementCache.EMPTY, newsMark());
    }

    /**
     * Finds an engagement or begins one. Two callers that begin one for the same customer get the same, and the second waits for its turn.
     */
    private Session findOrBegin(
            Supplier<Optional<Session>> find, Supplier<EngagementData> begin, EngagementCache cache, long mark) {
        opening.lock();
        try {
            return find.get().orElseGet(() -> {
                EngagementData begun = begin.get();
                Session there = sessions.get(begun.id());
                if (there != null && !there.isClosed()) {
                    return there;
                }
                Session session = new Session(
                        this, SessionState.of(begun, 0).cached(empty -> cache).next());
                sessions.put(session.id(), session);
                surroundings.open().opened(this);
                surroundings.refreshQueue().opened(session, mark);
                return session;
            });
        } finally {
            opening.unlock();
        }
    }

    private Optional<Session> ofContact(Contact contact) {
        return sessions.values().stream()
                .filter(session -> !session.isClosed())
                .filter(session -> session.engagement().openCustomer() instanceof OpenCustomer.Uncreated uncreated
                        && isSame(uncreated.contact(), contact))
                .findFirst();
    }

    private boolean isSame(Contact one, Contact other) {
        Set<MatchKey> keys = keys(one);
        return keys.isEmpty() ? one.address().equals(other.address()) : !Collections.disjoint(keys, keys(other));
    }

    private Set<MatchKey> keys(Contact contact) {
        return MatchKeys.of(Contact.at(contact.address()), scope.settings().region());
    }

    /** Returns the engagement of that id, taken up from the storage if need be (D7); empty if this desk has no such engagement. */
    public Optional<Session> takeUp(EngagementId id) {
        Session here = sessions.get(id);
        if (here != null) {
            here.catchUp();
            if (!here.isClosed()) {
                return Optional.of(here);
            }
        }
        return scope.storage().desks().draft(scope.id(), id).flatMap(this::takeUp);
    }

    /**
     * Returns the engagement of that id as {@link #takeUp(EngagementId)} does, or one here that is closed and may have edits that no other
     * place knows.
     */
    public Optional<Session> takeUpToAnswer(EngagementId id) {
        Session here = sessions.get(id);
        if (here == null) {
            return takeUp(id);
        }
        here.catchUp();
        return Optional.of(here);
    }

    private Optional<Session> takeUp(StoredDraft stored) {
        if (!stored.desk().equals(agent)) {
            return Optional.empty();
        }
        long mark = newsMark();
        EngagementData engagement = new ResumeEngagement(new RefreshEngagement(scope)).from(stored);
        EngagementCache cache = cacheOf(engagement);
        SessionState state = SessionState.of(engagement, stored.revision())
                .cached(empty -> cache)
                .next()
                .takenUp(scope.now())
                .next();
        Session session = new Session(this, state);
        Session first = sessions.putIfAbsent(session.id(), session);
        surroundings.open().opened(this);
        if (first == null) {
            surroundings.refreshQueue().opened(session, mark);
            tell(new DeskSignal.EngagementChanged(session.id()));
        }
        return Optional.of(first == null ? session : first);
    }

    private EngagementCache cacheOf(EngagementData engagement) {
        PageReader reader = new PageReader(scope);
        EngagementCache cache = EngagementCache.EMPTY.withCalls(reader.calls(engagement, Map.of()));
        return engagement.openCustomer() instanceof OpenCustomer.Uncreated uncreated
                ? cache.withCandidates(candidates(uncreated.contact()))
                : cache.withJourney(reader.first(engagement.customer()));
    }

    private List<CustomerRecord> candidates(Contact contact) {
        Set<MatchKey> keys = MatchKeys.of(contact, scope.settings().region());
        return keys.isEmpty()
                ? List.of()
                : scope.storage().records().match(scope.id(), keys, scope.now(), 1).customers().stream()
                        .map(RecordCodec::customer)
                        .toList();
    }

    /** Lets go of engagements that another place closed and that nobody may touch here again (D7). */
    public void forgetClosed() {
        List<Session> here = all(); // Before the read, which misses engagements that open meanwhile.
        if (here.isEmpty()) {
            return;
        }
        Set<EngagementId> open = scope.storage().desks().desk(scope.id(), agent, 1).open().stream()
                .map(StoredDraft::engagement)
                .collect(Collectors.toSet());
        here.stream().filter(session -> !open.contains(session.id())).forEach(Session::catchUpIfFree);
    }

    /** Reads the first page of the journey again, if the customer is created. */
    public void readJourney(Session session) {
        if (session.engagement().isCreated() && !session.isClosed()) {
            // In a turn, as readCallsIfPossible does.
            session.runInTurn(() -> {
                var journey = new PageReader(scope).first(session.engagement().customer());
                session.cache(cache -> cache.withJourney(journey));
            });
        }
    }

    /** Reads the journey after a commit. The commit stands, so a failed read only leaves the old page (E6). */
    public void readJourneyIfPossible(Session session) {
        ifPossible("reading a journey", () -> readJourney(session));
    }

    /** Reads the states of calls that a commit brought to an engagement (X3, E6). */
    public void readCallsIfPossible(Session session) {
        ifPossible("reading the state of a call", () -> {
            // In a turn, so that an older read never replaces a newer one.
            session.runInTurn(() -> {
                var calls = new PageReader(scope)
                        .calls(session.engagement(), session.state().cache().calls());
                session.cache(cache -> cache.withCalls(calls));
            });
        });
    }

    /** Reads all cached data of an engagement again. */
    public void readAllIfPossible(Session session) {
        ifPossible(
                "reading what is shown",
                () -> session.runInTurn(() -> {
                    EngagementCache read = cacheOf(session.engagement());
                    session.cache(cache -> read);
                }));
    }

    private void ifPossible(String what, Runnable read) {
        try {
            read.run();
        } catch (StorageException failure) {
            scope.background().problem(what, failure);
        }
    }

    /** Stores the drafts of all engagements; one that fails does not stop the others. */
    public void store() {
        surroundings.drafts().storeAll(all());
    }

    /** Stores an edited draft within the delay, or before returning if the delay is zero (D6). */
    public void storeInTime(Session session) {
        surroundings.drafts().storeInTime(session);
    }

    void abandon(Session session) {
        session.abandon(); // Ends a turn, which forgets the session.
    }

    private void forget(Session session) {
        sessions.remove(session.id(), session);
        surroundings.open().closed(this);
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    /**
     * Handles the end of a turn, within the turn.
     *
     * @return what is to be done after it
     */
    Runnable turnEnds(Session session, List<DeskSignal> told) {
        Runnable deliver = surroundings.signals().post(agent, told);
        if (session.isClosed()) {
            forget(session);
        }
        return () -> {
            surroundings.refreshQueue().turnEnded(session);
            surroundings.drafts().turnEnded(session);
            deliver.run(); // Last, since it reaches an executor of the host's, which may throw.
        };
    }

    private void tell(DeskSignal signal) {
        surroundings.signals().signal(agent::equals, signal);
    }
}
