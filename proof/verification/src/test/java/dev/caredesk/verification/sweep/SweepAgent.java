package dev.caredesk.verification.sweep;

import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.closed;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.email;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.moved;

import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import dev.caredesk.testkit.storage.Scene;
import dev.caredesk.verification.sweep.DueRequests.AcknowledgedChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * An agent at work on requests that are swept: touches them, saves them with their customer and an activity, moves an activity between them
 * and closes them, each time with the parts of the ChangeSet in any order.
 */
final class SweepAgent {

    private static final int ACTIVITIES = 2;

    /** The number of requests on which agents meet, three times of four. */
    private static final int BUSY = 2;

    /** As many things as can be done to a request leave it open. */
    private static final int OPEN = 4;

    private final Scene scene;
    private final Instant working;
    private final int requests;
    private final Random random;
    private final Map<Integer, AcknowledgedChange> kept;

    /** @param kept gets what was acknowledged */
    SweepAgent(Storage storage, DueRequests due, int seed, Map<Integer, AcknowledgedChange> kept) {
        scene = new Scene(storage, TenantId.DEFAULT);
        working = due.working();
        requests = due.count();
        random = new Random(seed);
        this.kept = kept;
    }

    /** Makes the activities of all agents, in requests of their own. */
    static void prepare(Storage storage) {
        Scene scene = new Scene(storage, TenantId.DEFAULT);
        for (int number = 0; number < ACTIVITIES; number++) {
            StoredRequest own = scene.request(RequestId.of("r1"));
            scene.given(email("a" + number, own, own.times().created()));
        }
    }

    void work() {
        if (random.nextInt(OPEN) > 0) {
            work(1 + random.nextInt(BUSY), random.nextInt(OPEN));
        } else {
            work(1 + random.nextInt(requests), random.nextInt(OPEN + 1));
        }
    }

    private void work(int number, int what) {
        StoredRequest request = scene.request(RequestId.of("r" + number));
        StoredActivity activity = scene.activity(ActivityId.of("a" + random.nextInt(ACTIVITIES)));
        switch (what) {
            case 0 -> commit(number, 0, false, parts(request));
            case 1 -> commit(number, 0, false, moving(request, activity));
            case OPEN -> commit(number, 1, true, closing(request));
            default -> commit(number, 1, false, saving(request, activity));
        }
    }

    private void commit(int number, int raised, boolean closes, List<Consumer<ChangeSet.Builder>> parts) {
        Collections.shuffle(parts, random);
        CommitResult result = scene.commit(working, changes -> parts.forEach(part -> part.accept(changes)));
        if (result instanceof CommitResult.Committed) {
            kept.merge(number, new AcknowledgedChange(1 + raised, closes), AcknowledgedChange::and);
        }
    }

    private List<Consumer<ChangeSet.Builder>> parts(StoredRequest updated) {
        List<Consumer<ChangeSet.Builder>> parts = new ArrayList<>();
        parts.add(changes -> changes.touch(new Touch(updated.id(), DueRequests.DELAY, true, false)));
        return parts;
    }

    private List<Consumer<ChangeSet.Builder>> saving(StoredRequest request, StoredActivity activity) {
        StoredCustomer customer = scene.customer(request.customer());
        List<Consumer<ChangeSet.Builder>> parts = parts(request);
        parts.add(changes -> addChange(changes, change(edited(request, "saved"))));
        parts.add(changes -> addChange(changes, change(edited(customer, working, "saved"))));
        parts.add(changes -> changes.require(new Require.AtVersion(activity.id(), activity.version())));
        return parts;
    }

    private List<Consumer<ChangeSet.Builder>> moving(StoredRequest to, StoredActivity activity) {
        List<Consumer<ChangeSet.Builder>> parts = parts(to);
        parts.add(changes -> changes.require(new Require.Open(to.id())));
        parts.add(changes -> addChange(changes, change(moved(activity, to))));
        activity.request()
                .filter(from -> !from.equals(to.id()))
                .ifPresent(
                        from -> parts.add(changes -> changes.touch(new Touch(from, DueRequests.DELAY, false, true))));
        return parts;
    }

    private List<Consumer<ChangeSet.Builder>> closing(StoredRequest request) {
        List<Consumer<ChangeSet.Builder>> parts = new ArrayList<>();
        parts.add(changes -> changes.require(new Require.Open(request.id())));
        parts.add(changes -> addChange(changes, change(closed(request, working))));
        return parts;
    }

    private static void addChange(ChangeSet.Builder changes, RecordChange change) {
        changes.change(change).journal(entry(change.id(), change.version().number()));
    }
}
