package dev.caredesk.benchmarks;

import dev.caredesk.benchmarks.Names.Person;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import java.util.List;
import java.util.Optional;

/** Opens a customer through the SDK's public face, with the first page of the journey. */
final class SdkOpen implements Contender {

    private final Sdk sdk;
    private final List<Person> persons;

    SdkOpen(Sdk sdk, List<Person> persons) {
        this.sdk = sdk;
        this.persons = persons;
    }

    static Entrant entrant(List<Person> persons) {
        return new Entrant(
                "Caredesk", url -> new SdkOpen(Sdk.on(url), persons), url -> new SdkOpen(Sdk.still(url), persons));
    }

    @Override
    public Agent agent(int number, int of) {
        return new Working(sdk.desk(number), new Turns(persons, number, of));
    }

    private static final class Working implements Agent {
        private final Desk desk;
        private final Turns turns;
        private Optional<Engagement> opened = Optional.empty();

        Working(Desk desk, Turns turns) {
            this.desk = desk;
            this.turns = turns;
        }

        @Override
        public void prepare() {
            // The customer is there.
        }

        @Override
        public void work() {
            Engagement work = desk.reopen(CustomerId.of(turns.next().id())).orElseThrow();
            var journey = work.view().journey();
            Checked.require(
                    journey.items().size() == OpenCustomer.PAGE
                            && journey.next().isPresent(),
                    "the first page is not whole");
            opened = Optional.of(work);
        }

        @Override
        public void tidy() {
            opened.orElseThrow().close().orElseThrow();
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
