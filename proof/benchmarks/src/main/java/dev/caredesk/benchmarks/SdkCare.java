package dev.caredesk.benchmarks;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.benchmarks.Names.Person;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import java.util.List;
import java.util.Optional;

/** The care cycle through the SDK's public face: five calls that are acknowledged, and one edit. */
final class SdkCare implements Contender {

    private final Sdk sdk;
    private final List<Person> persons;

    SdkCare(Sdk sdk, List<Person> persons) {
        this.sdk = sdk;
        this.persons = persons;
    }

    static Entrant entrant(List<Person> persons) {
        return new Entrant(
                "Caredesk", url -> new SdkCare(Sdk.on(url), persons), url -> new SdkCare(Sdk.still(url), persons));
    }

    @Override
    public Agent agent(int number, int of) {
        return new Working(new Turns(persons, number, of), sdk.desk(number));
    }

    private final class Working implements Agent {
        private final Turns turns;
        private final Desk desk;
        private Optional<InteractionId> offered = Optional.empty();

        Working(Turns turns, Desk desk) {
            this.turns = turns;
            this.desk = desk;
        }

        @Override
        public void prepare() {
            Person person = turns.next();
            offered = Optional.of(sdk.offer(desk, turns.id(), person.email()));
        }

        @Override
        public void work() {
            Engagement work = desk.accept(offered.orElseThrow()).orElseThrow();
            work.edit(e -> {
                        e.request().title(turns.title()).description(turns.description());
                        e.activity().tag(Care.ONE_TAG).tag(Care.OTHER_TAG);
                    })
                    .orElseThrow();
            work.comment(Care.COMMENT).orElseThrow();
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
