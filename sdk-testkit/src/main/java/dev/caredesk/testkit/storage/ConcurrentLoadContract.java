package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.chat;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.email;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.keys;
import static dev.caredesk.testkit.storage.Samples.mail;
import static dev.caredesk.testkit.storage.Samples.moved;
import static dev.caredesk.testkit.storage.Samples.request;
import static dev.caredesk.testkit.storage.Samples.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.JourneyRow;
import dev.caredesk.spi.storage.Match;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.testkit.ConcurrentCalls;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many threads over the same records. */
abstract class ConcurrentLoadContract extends StorageTheme {

    private static final int THREADS = 8;
    private static final int SAVES = Integer.getInteger("caredesk.contract.saves", 1_000) / THREADS;
    private static final int READS = 10;
    private static final int PATIENCE_MINUTES = 5;

    private final StoredCustomer ada = customer("ada");
    private final StoredRequest router = request("router", ada.id());
    private final StoredActivity talk = chat("talk", router);
    private final StoredActivity mail = email("mail", router, T0);

    ConcurrentLoadContract(StorageSource source) {
        super(source);
    }

    @Test
    @DisplayName("N2 · of the acknowledged writes of 8 threads over the same records none is lost")
    void noWriteIsLost() {
        scene.given(counted(ada, 0), router, talk);
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            writers.add(this::count);
        }
        try (ConcurrentCalls calls = new ConcurrentCalls()) {
            assertThat(calls.atOnce(writers)).containsOnly(SAVES);
        }
        int all = THREADS * SAVES;
        assertThat(number(scene.customer(ada.id()).payload())).isEqualTo(all);
        assertThat(scene.customer(ada.id()).version()).isEqualTo(new Version(all + 1L));
        assertThat(scene.wholeJournal())
                .extracting(row -> row.entry().version().orElseThrow().number())
                .hasSize(all)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    /** Counts up in the customer's document, trying again when that was stale. */
    private int count() {
        int acknowledged = 0;
        while (acknowledged < SAVES) {
            StoredCustomer present = scene.customer(ada.id());
            StoredCustomer next = counted(edited(present, T0, ""), number(present.payload()) + 1);
            if (scene.commit(changes -> changes.change(change(next))
                            .journal(entry(next.id(), next.version().number())))
                    instanceof Committed) {
                acknowledged++;
            }
        }
        return acknowledged;
    }

    private static StoredCustomer counted(StoredCustomer customer, int count) {
        return new StoredCustomer(
                customer.id(),
                customer.version(),
                customer.created(),
                customer.updated(),
                new Payload("{\"count\":" + count + "}"));
    }

    private static int number(Payload payload) {
        return Integer.parseInt(payload.json().replaceAll("\\D", ""));
    }

    @Test
    @DisplayName("E6 · a read never sees a part of a commit")
    void readsSeeWholeCommits() {
        CustomerId bob = CustomerId.of("bob");
        scene.given(changes -> changes.create(ada).create(customer("bob")));
        assertReadWhole(
                () -> scene.given(changes -> changes.change(change(edited(scene.customer(ada.id()), T0, "a")))
                        .change(change(edited(scene.customer(bob), T0, "b")))),
                () -> scene.records().load(scene.tenant(), List.of(ada.id(), bob)).stream()
                        .flatMap(record -> record.versionIfAny().stream())
                        .toList());
    }

    @Test
    @DisplayName("E6 · a file is read at one instant, alone or by a match, also while all in it is written")
    void filesAreOfOneInstant() {
        scene.given(ada, router, mail);
        scene.given(changes -> changes.index(keys(ada.id(), mail("ada@example.org"))));
        assertReadWhole(
                () -> scene.given(changes -> changes.change(change(edited(scene.customer(ada.id()), T0, "a")))
                        .change(change(edited(scene.request(router.id()), "a")))
                        .change(change(moved(scene.activity(mail.id()), router)))),
                () -> {
                    List<Version> versions = new ArrayList<>(versions(scene.records()
                            .file(scene.tenant(), ada.id(), T0, 9)
                            .orElseThrow()));
                    Match match = scene.records().match(scene.tenant(), Set.of(mail("ada@example.org")), T0, 9);
                    List<Version> matched = versions(match.file().orElseThrow());
                    assertThat(matched).containsOnly(match.customers().get(0).version());
                    return versions;
                });
    }

    private static List<Version> versions(CustomerFile file) {
        JourneyRow row = file.journey().items().get(0);
        return List.of(
                file.customer().version(),
                file.openRequests().get(0).version(),
                file.newest().orElseThrow().version(),
                file.newestRequest().orElseThrow().version(),
                row.activity().orElseThrow().version(),
                row.request().orElseThrow().version());
    }

    /**
     * One thread raises the versions of some records together, until two others have read them often enough in between; what these
     * read has one version each time.
     */
    private void assertReadWhole(Runnable write, Supplier<List<Version>> read) {
        CountDownLatch enough = new CountDownLatch(2);
        Callable<Set<Version>> writer = () -> {
            for (int i = 0; i < SAVES || enough.getCount() > 0; i++) {
                write.run();
            }
            return Set.of();
        };
        Callable<Set<Version>> reader = () -> {
            Set<Version> seen = new HashSet<>();
            try {
                while (seen.size() < READS) {
                    List<Version> versions = read.get();
                    assertThat(versions).containsOnly(versions.get(0));
                    seen.add(versions.get(0));
                }
            } finally {
                enough.countDown();
            }
            return seen;
        };
        try (ConcurrentCalls calls = new ConcurrentCalls()) {
            assertThat(calls.atOnce(List.of(writer, reader, reader)).subList(1, 3))
                    .allSatisfy(seen -> assertThat(seen).hasSize(READS));
        }
    }

    @Test
    @DisplayName("S3 · what a commit wrote is there for every read that begins after it returned, on any thread")
    void readsSeeWhatReturned() {
        List<Callable<Boolean>> pairs = new ArrayList<>();
        for (int i = 0; i < THREADS / 2; i++) {
            String name = "c" + i + "-";
            SynchronousQueue<StoredCustomer> handed = new SynchronousQueue<>();
            pairs.add(() -> {
                boolean all = true;
                for (int n = 0; all && n < SAVES / 2; n++) {
                    StoredCustomer mine = customer(name + n);
                    scene.given(changes -> changes.create(mine).index(words(mine.id(), name + "x")));
                    all = handed.offer(mine, PATIENCE_MINUTES, TimeUnit.MINUTES);
                }
                return all;
            });
            pairs.add(() -> {
                int missed = 0;
                for (int n = 0; n < SAVES / 2; n++) {
                    StoredCustomer theirs = Objects.requireNonNull(handed.poll(PATIENCE_MINUTES, TimeUnit.MINUTES));
                    missed += scene.has(theirs.id()) && found(name + "x") > n ? 0 : 1;
                }
                return missed == 0;
            });
        }
        try (ConcurrentCalls calls = new ConcurrentCalls()) {
            assertThat(calls.atOnce(pairs)).containsOnly(true);
        }
    }

    private int found(String word) {
        SearchQuery query = new SearchQuery(
                List.of(new SearchQuery.Clause(List.of(word), false)), Optional.empty(), Optional.empty(), 1);
        return scene.records().search(scene.tenant(), query).matches();
    }
}
