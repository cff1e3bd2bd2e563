package dev.caredesk.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.Field;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Conflict;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Engagement;
import dev.caredesk.request.RequestId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A thread that saves, one of two on its desk, while all have one customer open. One of the two edits fields that the other desks edit as
 * well, the other a field of its own.
 */
final class SavingThread {

    private final Engagement work;
    private final int thread;

    private SavingThread(Engagement work, int thread) {
        this.work = work;
        this.thread = thread;
    }

    /** One that has the customer open. */
    static SavingThread of(Caredesk sdk, CustomerId customer, int thread) {
        Engagement work = sdk.desk(ConcurrentAgents.agent(thread / 2), Locale.ENGLISH)
                .reopen(customer)
                .orElseThrow();
        return new SavingThread(work, thread);
    }

    /** A value that an acknowledged save has left in a field. */
    record SaveMarker(Field field, String value) {}

    private static boolean isShared(int thread) {
        return thread % 2 == 0;
    }

    private static String value(int thread, int save) {
        return "thread " + thread + " save " + save;
    }

    private static String tag(int thread, int save) {
        return "t" + thread + "-" + save;
    }

    /** Returns the marks that the saves of a thread leave in the journal, each once. */
    static Stream<SaveMarker> marks(int thread, int saves) {
        return IntStream.range(0, saves)
                .boxed()
                .flatMap(save -> isShared(thread)
                        ? Stream.of(
                                new SaveMarker(CustomerFields.CITY, value(thread, save)),
                                new SaveMarker(Field.TITLE, value(thread, save)),
                                new SaveMarker(Field.DESCRIPTION, value(thread, save)),
                                new SaveMarker(Field.TAGS, tag(thread, save)))
                        : Stream.of(new SaveMarker(Field.extra("thread " + thread), value(thread, save))));
    }

    /** The tag that a thread leaves in the end, as each takes its own away with the next; none of one that sets none. */
    static Stream<String> tags(int thread, int saves) {
        return isShared(thread) ? Stream.of(tag(thread, saves - 1)) : Stream.empty();
    }

    /** Saves so often, and loads what others changed in between; comes back when the last save was acknowledged. */
    void run(int saves) {
        RequestId request = work.view().requests().get(0).id();
        ActivityId activity = work.view().activities().get(0).stored().id();
        for (int save = 0; save < saves; save++) {
            int number = save;
            String value = value(thread, save);
            work.edit(edits -> {
                        if (!isShared(thread)) {
                            edits.customer().extra("thread " + thread, value);
                            return;
                        }
                        edits.customer().city(value);
                        edits.request(request).title(value);
                        edits.request(request).description(value);
                        edits.activity(activity).tag(tag(thread, number));
                        if (number > 0) {
                            edits.activity(activity).untag(tag(thread, number - 1));
                        }
                    })
                    .orElseThrow();
            save();
        }
    }

    private void save() {
        while (true) {
            var outcome = work.save();
            if (outcome.isDone()) {
                return;
            }
            assertThat(outcome.refusals())
                    .allMatch(refusal -> refusal.code().equals(RefusalCode.RECORD_STALE)
                            || refusal.code().equals(RefusalCode.CONFLICT_OPEN));
            work.load().orElseThrow();
            List<Edit> mine = work.view().conflicts().stream()
                    .<Edit>map(SavingThread::mine)
                    .toList();
            // The other thread of this desk may have decided it already.
            assertThat(work.apply(mine).refusals())
                    .allMatch(refusal -> refusal.code().equals(RefusalCode.CONFLICT_UNKNOWN));
        }
    }

    private static Edit mine(Conflict conflict) {
        return new Edit.Choose(conflict.record(), conflict.field(), Edit.Side.MINE);
    }
}
