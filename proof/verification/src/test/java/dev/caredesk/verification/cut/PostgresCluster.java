package dev.caredesk.verification.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.verification.ExternalServers;

/** Three PostgreSQL nodes that {@code proof/failover/cluster} has started below a folder. */
record PostgresCluster(ExternalServers nodes) {

    static PostgresCluster given() {
        return new PostgresCluster(ExternalServers.given("cluster", ".ci/failover", "failover/cluster"));
    }

    String url() {
        return nodes.does("url");
    }

    /**
     * Kills the leader, PostgreSQL and Patroni.
     *
     * @param stuck whether nothing of what it writes leaves it for a moment before
     * @return its name
     */
    String kill(boolean stuck) {
        return stuck ? nodes.does("kill", "stuck") : nodes.does("kill");
    }

    /** Starts again what was killed, and waits until all replicate. */
    void mend() {
        assertThat(nodes.does("mend")).isEmpty();
    }

    /** Leaves a line for the script that has started the test. */
    void report(String line) {
        nodes.report(line);
    }
}
