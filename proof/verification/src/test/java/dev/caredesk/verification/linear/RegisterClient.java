package dev.caredesk.verification.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.RecordId;
import dev.caredesk.StorageException;
import dev.caredesk.Version;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.testkit.storage.Samples;
import dev.caredesk.testkit.storage.Scene;
import dev.caredesk.verification.linear.RegisterState.RegisterValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One of several who read and save the same records, each save based on what this one saw last. */
final class RegisterClient implements Callable<List<ClientOperation>> {

    private static final int OPERATIONS = 5;

    private final String name;
    private final Scene scene;
    private final AtomicLong clock;
    private final Random random;
    private final Map<RecordId, Stored> known;
    private final List<ClientOperation> operations = new ArrayList<>();

    /** @param start the records as they are at first */
    RegisterClient(String name, Scene scene, AtomicLong clock, Random random, Collection<Stored> start) {
        this.name = name;
        this.scene = scene;
        this.clock = clock;
        this.random = random;
        known = start.stream().collect(Collectors.toMap(Stored::id, Function.identity()));
    }

    @Override
    public List<ClientOperation> call() {
        for (int number = 0; number < OPERATIONS; number++) {
            List<RecordId> records = some();
            if (random.nextInt(5) < 2) {
                read(records);
            } else {
                save(records, name + "-" + number);
            }
        }
        return operations;
    }

    /** One of the records, or all. */
    private List<RecordId> some() {
        List<RecordId> all = known.keySet().stream()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
        int chosen = random.nextInt(all.size() + 1);
        return chosen == all.size() ? all : List.of(all.get(chosen));
    }

    private void read(List<RecordId> records) {
        long asked = clock.incrementAndGet();
        try {
            List<Stored> found = scene.records().load(scene.tenant(), records);
            long answered = clock.incrementAndGet();
            learn(found);
            operations.add(new ClientOperation(name, new OperationEffect.ReadEffect(values(found)), asked, answered));
        } catch (StorageException failed) {
            // Nothing was read.
            assertThat(failed.isOutcomeUnknown()).as("a read is no commit").isFalse();
        }
    }

    private void save(List<RecordId> records, String text) {
        List<Stored> next = records.stream()
                .map(known::get)
                .map(stored -> stored.fold(new EditedRecord(text)))
                .toList();
        Map<RecordId, Version> bases = versions(records.stream().map(known::get).toList());
        OperationEffect.SavedEffect hoped = new OperationEffect.SavedEffect(bases, versions(next), text);
        long asked = clock.incrementAndGet();
        try {
            CommitResult result = scene.commit(changes -> next.forEach(record -> changes.change(Samples.change(record))
                    .journal(Samples.entry(record.id(), version(record).number()))));
            long answered = clock.incrementAndGet();
            operations.add(new ClientOperation(name, effect(result, hoped, next), asked, answered));
        } catch (StorageException failed) {
            assertThat(failed.isRetryable())
                    .as("it is out of reach, and not broken")
                    .isTrue();
            // Otherwise nothing was written, says the exception.
            if (failed.isOutcomeUnknown()) {
                operations.add(new ClientOperation(
                        name, new OperationEffect.UnknownEffect(hoped), asked, ClientOperation.NEVER));
            }
        }
    }

    private OperationEffect effect(CommitResult result, OperationEffect.SavedEffect hoped, List<Stored> next) {
        return result.fold(
                committed -> {
                    assertThat(committed.again()).as("committed before").isFalse();
                    learn(next);
                    return new OperationEffect.SavedEffect(hoped.bases(), committed.versions(), hoped.text());
                },
                stale -> {
                    learn(stale.current());
                    return new OperationEffect.StaleEffect(hoped.bases(), values(stale.current()));
                },
                refused -> {
                    throw new AssertionError("refused: " + refused);
                });
    }

    private static Map<RecordId, Version> versions(List<Stored> records) {
        return records.stream().collect(Collectors.toMap(Stored::id, RegisterClient::version));
    }

    private void learn(List<Stored> records) {
        records.forEach(record -> known.put(record.id(), record));
    }

    static Map<RecordId, RegisterValue> values(Collection<Stored> records) {
        Map<RecordId, RegisterValue> values = new HashMap<>();
        records.forEach(record -> values.put(record.id(), new RegisterValue(version(record), text(record))));
        return values;
    }

    private static Version version(Stored record) {
        return record.versionIfAny().orElseThrow();
    }

    /** As the samples write it. */
    private static String text(Stored record) {
        String json = record.payload().json();
        return json.substring(json.indexOf(":") + 2, json.length() - 2);
    }
}
