package dev.caredesk.benchmarks.measure;

import dev.caredesk.benchmarks.data.CustomerNames.FilledPerson;
import dev.caredesk.benchmarks.data.SampleTexts;
import java.util.List;
import java.util.UUID;

/** Whose turn it is with an agent, scattered over all customers; agents who work at the same time never have the same one. */
public final class CustomerRotation {

    private static final long STRIDE = 7_919;

    private final List<FilledPerson> persons;
    private final int number;
    private final int of;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private long turn;

    public CustomerRotation(List<FilledPerson> persons, int number, int of) {
        this.persons = persons;
        this.number = number;
        this.of = of;
    }

    public FilledPerson next() {
        long at = turn++ * of + number;
        return persons.get((int) (at * STRIDE % persons.size()));
    }

    /** A name for what happens in this turn. */
    public String id() {
        return run + "-" + number + "-" + turn;
    }

    public String title() {
        return "Router drops again, " + id();
    }

    /** 200 characters. */
    public String description() {
        return (id() + " " + SampleTexts.of(200)).substring(0, 200);
    }
}
