package dev.caredesk.benchmarks;

import dev.caredesk.benchmarks.Names.Person;
import java.util.List;
import java.util.UUID;

/** Whose turn it is with an agent, scattered over all customers; agents who work at the same time never have the same one. */
final class Turns {

    private static final long STRIDE = 7_919;

    private final List<Person> persons;
    private final int number;
    private final int of;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private long turn;

    Turns(List<Person> persons, int number, int of) {
        this.persons = persons;
        this.number = number;
        this.of = of;
    }

    Person next() {
        long at = turn++ * of + number;
        return persons.get((int) (at * STRIDE % persons.size()));
    }

    /** A name for what happens in this turn. */
    String id() {
        return run + "-" + number + "-" + turn;
    }

    String title() {
        return "Router drops again, " + id();
    }

    /** 200 characters. */
    String description() {
        return (id() + " " + Words.of(200)).substring(0, 200);
    }
}
