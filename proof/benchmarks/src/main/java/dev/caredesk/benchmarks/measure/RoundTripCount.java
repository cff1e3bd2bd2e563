package dev.caredesk.benchmarks.measure;

import dev.caredesk.benchmarks.measure.Contender.Agent;
import dev.caredesk.proof.postgres.CuttableWire;

/** Counts the round trips that an operation waits for, in a pass of its own. */
final class RoundTripCount {

    private static final int WARM = 20;
    private static final int COUNTED = 10;

    private RoundTripCount() {}

    static double of(ContestEntry entrant, BenchmarkServer server, String database) {
        try (CuttableWire wire = CuttableWire.to(server.port());
                Contender contender = entrant.still().apply(BenchmarkServer.url(database, wire.port()));
                Agent agent = contender.agent(0, 1)) {
            int trips = 0;
            for (int done = 0; done < WARM + COUNTED; done++) {
                agent.prepare();
                wire.reset();
                agent.work();
                trips += done < WARM ? 0 : wire.trips();
                agent.tidy();
            }
            return trips / (double) COUNTED;
        }
    }
}
