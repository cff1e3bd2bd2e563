package dev.caredesk.benchmarks.contender;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.benchmarks.data.CustomerNames.FilledPerson;
import dev.caredesk.benchmarks.measure.Contender;
import dev.caredesk.benchmarks.measure.ContestEntry;
import dev.caredesk.benchmarks.measure.CustomerRotation;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import java.util.List;
import java.util.Optional;

/** The care cycle through the SDK's public face: five calls that are acknowledged, and one edit. */
public final class SdkCareCycle implements Contender {

    private final SdkHost sdk;
    private final List<FilledPerson> persons;

    public SdkCareCycle(SdkHost sdk, List<FilledPerson> persons) {
        this.sdk = sdk;
        this.persons = persons;
    }

    public static ContestEntry entrant(List<FilledPerson> persons) {
        return new ContestEntry(
                "Caredesk",
                url -> new SdkCareCycle(SdkHost.on(url), persons),
                url -> new SdkCareCycle(SdkHost.still(url), persons));
    }

    @Override
    public Agent agent(int number, int of) {
        return new SdkCareAgent(new CustomerRotation(persons, number, of), sdk.desk(number));
    }

    private final class SdkCareAgent implements Agent {
        private final CustomerRotation turns;
        private final Desk desk;
        private Optional<InteractionId> offered = Optional.empty();

        SdkCareAgent(CustomerRotation turns, Desk desk) {
            this.turns = turns;
            this.desk = desk;
        }

        @Override
        public void prepare() {
            FilledPerson person = turns.next();
            offered = Optional.of(sdk.offer(desk, turns.id(), person.email()));
        }

        @Override
        public void work() {
            Engagement work = desk.accept(offered.orElseThrow()).orElseThrow();
            work.edit(e -> {
                        e.request().title(turns.title()).description(turns.description());
                        e.activity().tag(CareCycleData.ONE_TAG).tag(CareCycleData.OTHER_TAG);
                    })
                    .orElseThrow();
            work.comment(CareCycleData.COMMENT).orElseThrow();
            work.save().orElseThrow();
            work.close().orElseThrow();
        }

        @Override
        public void tidy() {
            sdk.settle();
        }

        @Override
        public void close() {
            desk.close();
        }
    }

    @Override
    public void close() {
        sdk.close();
    }
}
