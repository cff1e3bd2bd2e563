package dev.caredesk.jdbc;

import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.LaneRequest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Release;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredLane;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.testkit.storage.Scene;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Interactions with the longest ids that there can be, in the longest tenant: of characters that take four bytes, which nothing compresses. */
@DisplayName("the longest ids of interactions")
class LongInteractionIdTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Random RANDOM = new Random(7);
    private static final ChannelId CHANNEL = ChannelId.of(random(200));
    private static final TenantId TENANT = TenantId.of(random(200));
    private static final String BEGINNING = random(999);
    private static final InteractionId ONE = InteractionId.of(CHANNEL, BEGINNING + "1");
    private static final InteractionId TWO = InteractionId.of(CHANNEL, BEGINNING + "2");
    private static final ActivityId TALK = ActivityId.of("talk");

    private static String random(int characters) {
        return IntStream.range(0, characters)
                .map(any -> 0x20000 + RANDOM.nextInt(0xA000))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static Stream<Named<Supplier<Storage>>> storages() {
        return Stream.of(
                Named.of("H2", () -> JdbcStorage.h2InMemory("long-ids-" + DATABASES.incrementAndGet())),
                Named.of(
                        "PostgreSQL",
                        () -> JdbcStorage.postgresql(
                                TestPostgres.newDatabase(), TestPostgres.USER, TestPostgres.PASSWORD)));
    }

    private static List<StoredMessage> messages(Scene scene, InteractionId id) {
        return scene.records()
                .messages(TENANT, id, MessageOrder.OLDEST_FIRST, Optional.empty(), Rows.MOST)
                .items();
    }

    private static List<RecordId> history(Scene scene, InteractionId id) {
        return scene.journal().history(TENANT, id, Optional.empty(), 9).stream()
                .map(row -> row.entry().record())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("storages")
    @DisplayName(
            "X2 · two that differ only at the end stay two, with messages, offers, versions and entries of their own")
    void staysApart(Supplier<Storage> opened) {
        try (Storage storage = opened.get()) {
            Scene scene = new Scene(storage, TENANT);
            StoredInteraction one = offer(ONE, T0);
            StoredInteraction two = offer(TWO, minute(1));
            StoredMessage first = message("m1", ONE, T0);
            StoredMessage second = message("m2", TWO, T0);
            scene.given(changes -> changes.create(one).create(first).journal(entry(ONE, 1)));
            scene.given(changes -> changes.create(two).create(second).journal(entry(TWO, 1)));
            assertThat(scene.inbox()
                            .offers(TENANT, Optional.of(MARA), Optional.empty(), 9)
                            .items())
                    .containsExactly(one, two);

            StoredInteraction accepted = taken(two, TALK, MARA);
            scene.given(changes -> changes.change(change(accepted)).journal(entry(TWO, 2)));

            assertThat(scene.inbox()
                            .offers(TENANT, Optional.of(MARA), Optional.empty(), 9)
                            .items())
                    .containsExactly(one);
            assertThat(List.of(scene.interaction(ONE), scene.interaction(TWO))).containsExactly(one, accepted);
            assertThat(List.of(messages(scene, ONE), messages(scene, TWO)))
                    .containsExactly(List.of(first), List.of(second));
            assertThat(List.of(scene.load(first.id()), scene.load(second.id()))).containsExactly(first, second);
            assertThat(List.of(history(scene, ONE), history(scene, TWO)))
                    .containsExactly(List.of(ONE), List.of(TWO, TWO));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("storages")
    @DisplayName(
            "D8 · one is forgotten, and the other one is not; the journal and the audit tell of it by its whole id")
    void oneIsForgotten(Supplier<Storage> opened) {
        try (Storage storage = opened.get()) {
            Scene scene = new Scene(storage, TENANT);
            StoredInteraction two = missed(offer(TWO, T0), minute(9));
            scene.given(offer(ONE, T0), offer(TWO, T0), message("m1", ONE, T0), message("m2", TWO, T0));
            scene.given(changes -> changes.change(change(missed(offer(ONE, T0), minute(1))))
                    .change(change(two))
                    .journal(entry(ONE, 2)));
            assertThat(storage.forgetInteractions(TENANT, minute(5), 9)).isEqualTo(1);
            assertThat(scene.has(ONE)).isFalse();
            assertThat(messages(scene, ONE)).isEmpty();
            assertThat(scene.interaction(TWO)).isEqualTo(two);
            assertThat(messages(scene, TWO)).hasSize(1);
            assertThat(storage.trimJournal(TENANT, new JournalTrim(new JournalTrim.Newest(0), false), 9))
                    .isEqualTo(1);
            assertThat(history(scene, ONE)).containsExactly(ONE);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("storages")
    @DisplayName("X5 · each has a lane of its own, for commands with the longest ids")
    void hasLane(Supplier<Storage> opened) {
        try (Storage storage = opened.get()) {
            Scene scene = new Scene(storage, TENANT);
            String id = random(200);
            ProcessId process = ProcessId.of(random(200));
            scene.given(offer(ONE, T0), offer(TWO, T0));
            scene.given(changes -> changes.command(command(id, ONE)));
            scene.given(changes -> changes.command(command("other", TWO)));
            LaneRequest request = new LaneRequest(process, CHANNEL, minute(1), minute(2), 9, 9);
            assertThat(scene.lanes().lease(TENANT, request).lanes())
                    .flatExtracting(StoredLane::commands)
                    .containsExactly(command(id, ONE), command("other", TWO));
            assertThat(scene.lanes().renew(TENANT, process, List.of(ONE, TWO), minute(3)))
                    .containsExactlyInAnyOrder(ONE, TWO);
            scene.lanes()
                    .settle(TENANT, process, List.of(new LaneResult(ONE, List.of(CommandId.of(id)), Optional.empty())));
            scene.given(changes -> changes.require(new Require.LaneLeased(TWO, process))
                    .parking(new LaneParking(TWO, Optional.of(payload("reason")))));
            assertThat(scene.lane(ONE)).isEmpty();
            assertThat(scene.lanes().parked(TENANT, Optional.empty(), 9, 9).items())
                    .flatExtracting(StoredLane::commands)
                    .containsExactly(command("other", TWO));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("storages")
    @DisplayName("E7 · one can hold a claim and give it up, and the answer of its commit has its whole id")
    void holdsClaim(Supplier<Storage> opened) {
        try (Storage storage = opened.get()) {
            Scene scene = new Scene(storage, TENANT);
            Claim claim = new Claim(new Claim.Key(Claim.Kind.SLOT, "1"), ONE, MARA);
            var changes = scene.changes(all -> all.create(offer(ONE, T0)).claim(claim));
            scene.given(changes);
            assertThat(scene.records().claims(TENANT, List.of(claim.key()))).containsExactly(claim);
            assertThat(storage.committed(TENANT, changes.id()))
                    .get()
                    .satisfies(answer ->
                            assertThat(answer.versions()).containsOnlyKeys(ONE).containsValue(Version.FIRST));
            scene.given(all -> all.release(new Release(claim.key(), ONE)));
            assertThat(scene.records().claims(TENANT, List.of(claim.key()))).isEmpty();
        }
    }
}
