package dev.caredesk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.Position;
import dev.caredesk.jdbc.PostgresPlansTest.BoundedOperation;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.OfferRows;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import dev.caredesk.testkit.storage.Samples;
import dev.caredesk.testkit.storage.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All reads of the port, on what is long where they read a page. */
final class ReadOperations {
    private static final int SIZE = 20;

    /** The pages that it takes to see whether a customer has a term as well. */
    private static final int LOOKED_UP = 6;

    private static final CustomerId CUSTOMER = CustomerId.of("c77");
    private static final CustomerId LONG = CustomerId.of("long");
    private static final ActivityId LONGEST = ActivityId.of("long2000");
    private static final InteractionId CALL = InteractionId.of(ChannelId.of("call"), "long");
    private static final TenantId QUICK = TenantId.of("quick");

    /** The rows that it takes to count offers as far as they are counted. */
    private static final long WAITING = OfferRows.MOST + 1L;

    private static final Instant NOON = Instant.EPOCH.plusSeconds(1_000);

    private ReadOperations() {}

    static Stream<BoundedOperation> all() {
        return Stream.of(records(), pages(), offers(), missed(), searches(), LaneOperations.reads(), rest())
                .flatMap(each -> each);
    }

    private static Stream<BoundedOperation> records() {
        return Stream.of(
                new BoundedOperation("file", on -> on.records().file(on.tenant(), CUSTOMER, NOON, SIZE)),
                new BoundedOperation("long file", on -> on.records().file(on.tenant(), LONG, NOON, SIZE)),
                new BoundedOperation(
                        "load",
                        on -> on.records().load(on.tenant(), List.of(CUSTOMER, RequestId.of("r5"), LONGEST, CALL))),
                new BoundedOperation("match of one", on -> match(on, "c77@example.org")),
                new BoundedOperation("match of none", on -> match(on, "nobody@example.org")),
                new BoundedOperation("match of many", on -> match(on, "office@example.org")).within(250, 500),
                new BoundedOperation("match by two", on -> match(on, "office@example.org", "c77@example.org"))
                        .within(250, 500),
                new BoundedOperation(
                        "claims",
                        on -> on.records().claims(on.tenant(), List.of(externalId("crm9"), externalId("x")))));
    }

    private static void match(Scene on, String... addresses) {
        Set<MatchKey> keys = Stream.of(addresses).map(Samples::mail).collect(Collectors.toSet());
        var unused = on.records().match(on.tenant(), keys, NOON, SIZE);
    }

    private static Claim.Key externalId(String text) {
        return new Claim.Key(Claim.Kind.EXTERNAL_ID, text);
    }

    private static Stream<BoundedOperation> pages() {
        return Stream.of(
                paged("journey", on -> from -> on.records().journey(on.tenant(), LONG, from, SIZE)),
                paged(
                        "messages",
                        on -> from -> on.records().messages(on.tenant(), CALL, MessageOrder.OLDEST_FIRST, from, SIZE)),
                paged(
                        "newest messages",
                        on -> from -> on.records().messages(on.tenant(), CALL, MessageOrder.NEWEST_FIRST, from, SIZE)),
                paged("comments", on -> from -> on.records().comments(on.tenant(), LONGEST, from, SIZE)),
                paged("unlinked", on -> from -> on.records().unlinked(on.tenant(), from, SIZE)));
    }

    /** The first page, and the one behind it. */
    private static <T> BoundedOperation paged(String name, Function<Scene, Function<Optional<Cursor>, Rows<T>>> pages) {
        return new BoundedOperation(name, on -> {
            Rows<T> first = pages.apply(on).apply(Optional.empty());
            Rows<T> second = pages.apply(on).apply(Optional.of(first.next().orElseThrow()));
            assertThat(second.next()).isPresent();
        });
    }

    private static Stream<BoundedOperation> offers() {
        return Stream.of(
                offers("of all", Optional.empty()),
                offers("of a busy desk", Optional.of("busy")),
                offers("of a desk", Optional.of("agent1")),
                offers("of a desk for which none is meant", Optional.of("nobody")),
                offers("of a desk that rejected half of them", Optional.of("picky")));
    }

    /** The first page, and the one behind it, each with the number of all. */
    private static BoundedOperation offers(String name, Optional<String> desk) {
        return new BoundedOperation("offers " + name, on -> {
                    OfferRows first = on.inbox().offers(on.tenant(), desk.map(AgentId::of), Optional.empty(), SIZE);
                    OfferRows second = on.inbox().offers(on.tenant(), desk.map(AgentId::of), first.next(), SIZE);
                    assertThat(second.items()).hasSize(SIZE).doesNotContainAnyElementsOf(first.items());
                    assertThat(second.waiting()).isEqualTo(OfferRows.MOST);
                })
                .within(2 * WAITING, WAITING);
    }

    private static Stream<BoundedOperation> missed() {
        return Stream.of(
                paged("missed", on -> from -> on.inbox().missed(on.tenant(), from, SIZE)),
                new BoundedOperation(
                        "few missed",
                        on -> assertThat(on.inbox()
                                        .missed(QUICK, Optional.empty(), SIZE)
                                        .items())
                                .hasSize(2)),
                new BoundedOperation(
                        "last state of a call",
                        on -> assertThat(on.records().lastCallState(on.tenant(), CALL))
                                .get()
                                .extracting(message -> message.id().value())
                                .isEqualTo("long3")),
                new BoundedOperation(
                        "last state of a chat",
                        on -> assertThat(on.records()
                                        .lastCallState(on.tenant(), InteractionId.of(ChannelId.of("chat"), "5")))
                                .isEmpty()));
    }

    private static Stream<BoundedOperation> searches() {
        return Stream.of(
                search("none", clause(false, "nowhere")),
                search("narrow", clause(false, "only77")),
                counting("wide", 1, clause(false, "wide")),
                counting("prefix", 1, clause(true, "name1")),
                counting("two words", 1, clause(false, "wide"), clause(false, "only77")),
                counting("phrase", 1, clause(false, "wide", "name7")),
                counting("two wide words", LOOKED_UP, clause(false, "wide"), clause(true, "only")),
                counting("two wide words, turned", LOOKED_UP, clause(true, "only"), clause(false, "wide")),
                counting("wide phrase", LOOKED_UP, clause(true, "wide", "name")));
    }

    private static Clause clause(boolean prefix, String... terms) {
        return new Clause(List.of(terms), prefix);
    }

    private static BoundedOperation search(String name, Clause... clauses) {
        return new BoundedOperation("search " + name, on -> search(on, clauses));
    }

    /** Returns a search that counts as far as it must, and looks at so many pages for each place. */
    private static BoundedOperation counting(String name, int pages, Clause... clauses) {
        return search(name, clauses).within(3 * PostgresPlansTest.COUNTED, pages * PostgresPlansTest.COUNTED);
    }

    /** The first page, and the one behind it if there is one. */
    private static void search(Scene on, Clause... clauses) {
        Optional<Cursor> next = Optional.empty();
        for (int page = 0; page < 2 && (page == 0 || next.isPresent()); page++) {
            SearchQuery query = new SearchQuery(List.of(clauses), Optional.empty(), next, SIZE);
            next = on.records().search(on.tenant(), query).next();
        }
    }

    private static Stream<BoundedOperation> rest() {
        return Stream.of(
                new BoundedOperation("desk", on -> on.desks().desk(on.tenant(), AgentId.of("agent7"), SIZE)),
                new BoundedOperation("busy desk", on -> on.desks().desk(on.tenant(), AgentId.of("busy"), SIZE)),
                new BoundedOperation("draft", on -> on.desks().draft(on.tenant(), EngagementId.of("e7"))),
                new BoundedOperation("settings", on -> on.desks().settings(on.tenant())),
                new BoundedOperation("feed", ReadOperations::feed),
                new BoundedOperation("latest", on -> on.journal().latest(on.tenant())),
                new BoundedOperation(
                        "history", on -> on.journal().history(on.tenant(), CUSTOMER, Optional.of(Version.FIRST), SIZE)),
                new BoundedOperation("known id", on -> on.storage().committed(on.tenant(), ChangeSetId.of("x5"))));
    }

    private static void feed(Scene on) {
        Optional<Position> first =
                on.journal().after(on.tenant(), Optional.empty(), SIZE).last();
        assertThat(first).isPresent();
        assertThat(on.journal().after(on.tenant(), first, SIZE).rows()).hasSize(SIZE);
    }
}
