package dev.caredesk.benchmarks.contender;

import dev.caredesk.benchmarks.data.CustomerNames.FilledPerson;
import dev.caredesk.benchmarks.data.FilledRowsCheck;
import dev.caredesk.benchmarks.measure.Contender;
import dev.caredesk.benchmarks.measure.ContestEntry;
import dev.caredesk.benchmarks.measure.CustomerRotation;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import java.util.List;
import java.util.Optional;

/** Opens a customer through the SDK's public face, with the first page of the journey. */
public final class SdkOpenCustomer implements Contender {

    static final int PAGE = 20;

    private final SdkHost sdk;
    private final List<FilledPerson> persons;

    SdkOpenCustomer(SdkHost sdk, List<FilledPerson> persons) {
        this.sdk = sdk;
        this.persons = persons;
    }

    public static ContestEntry entrant(List<FilledPerson> persons) {
        return new ContestEntry(
                "Caredesk",
                url -> new SdkOpenCustomer(SdkHost.on(url), persons),
                url -> new SdkOpenCustomer(SdkHost.still(url), persons));
    }

    @Override
    public Agent agent(int number, int of) {
        return new SdkOpenAgent(sdk.desk(number), new CustomerRotation(persons, number, of));
    }

    private static final class SdkOpenAgent implements Agent {
        private final Desk desk;
        private final CustomerRotation turns;
        private Optional<Engagement> opened = Optional.empty();

        SdkOpenAgent(Desk desk, CustomerRotation turns) {
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
            FilledRowsCheck.require(
                    journey.items().size() == PAGE && journey.next().isPresent(), "the first page is not whole");
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
