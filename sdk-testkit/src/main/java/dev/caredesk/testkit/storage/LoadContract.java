package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.chat;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many threads over the same records. */
abstract class LoadContract extends StorageTheme {

    private static final int THREADS = 8;
    private static final int SAVES = Integer.getInteger("caredesk.contract.saves", 1_000) / THREADS;

    private final StoredCustomer ada = customer("ada");
    private final StoredRequest router = request("router", ada.id());
    private final StoredActivity talk = chat("talk", router);

    LoadContract(StorageSource source) {
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
        try (Race race = new Race(THREADS)) {
            assertThat(race.run(writers)).containsOnly(SAVES);
        }
        int all = THREADS * SAVES;
        assertThat(number(scene.customer(ada.id()).payload())).isEqualTo(all);
        assertThat(scene.customer(ada.id()).version()).isEqualTo(new Version(all + 1L));
        assertThat(scene.journal().after(scene.tenant(), Optional.empty(), all + 1))
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
            if (scene.commit(changes -> changes.write(change(next))
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
        scene.given(changes -> changes.write(Write.create(ada)).write(Write.create(customer("bob"))));
        AtomicBoolean done = new AtomicBoolean();
        Callable<Boolean> writer = () -> {
            try {
                for (int i = 0; i < SAVES; i++) {
                    scene.given(changes -> changes.write(change(edited(scene.customer(ada.id()), T0, "a")))
                            .write(change(edited(scene.customer(bob), T0, "b"))));
                }
            } finally {
                done.set(true);
            }
            return true;
        };
        Callable<Boolean> reader = () -> {
            boolean whole = true;
            while (whole && !done.get()) {
                List<Stored> pair = scene.records().load(scene.tenant(), List.of(ada.id(), bob));
                whole = version(pair.get(0)).equals(version(pair.get(1)));
            }
            return whole;
        };
        try (Race race = new Race(3)) {
            assertThat(race.run(List.of(writer, reader, reader))).containsOnly(true);
        }
    }

    private static Version version(Stored record) {
        return ((StoredCustomer) record).version();
    }

    @Test
    @DisplayName("S3 · what a commit wrote is there for every read that begins after it returned, on any thread")
    void readsSeeWhatReturned() {
        List<Callable<Boolean>> pairs = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            pairs.add(() -> {
                boolean all = true;
                for (int n = 0; n < SAVES / 4; n++) {
                    StoredCustomer mine = customer("c" + thread + "-" + n);
                    scene.given(mine);
                    all &= scene.has(mine.id());
                }
                return all;
            });
        }
        try (Race race = new Race(THREADS)) {
            assertThat(race.run(pairs)).containsOnly(true);
        }
    }
}
