package dev.caredesk.benchmarks;

import dev.caredesk.benchmarks.Contender.Agent;
import dev.caredesk.proof.postgres.Wire;

/** Counts the round trips that an operation waits for, in a pass of its own. */
final class Trips {

    private static final int WARM = 20;
    private static final int COUNTED = 10;

    private Trips() {}

    static double of(Entrant entrant, Server server, String database) {
        try (Wire wire = Wire.to(server.port());
                Contender contender = entrant.still().apply(Server.url(database, wire.port()));
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
