package dev.caredesk;

/** The number of a record's committed changes, 1 when new. Versions alone decide conflicts (T1). */
public record Version(long number) implements Comparable<Version> {

    /** The version of a new record. */
    public static final Version FIRST = new Version(1);

    public Version {
        if (number < 1) {
            throw new WrongCallException("version must be at least 1, was " + number);
        }
    }

    /** Returns the next version. */
    public Version next() {
        return new Version(number + 1);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }

    @Override
    public int compareTo(Version other) {
        return Long.compare(number, other.number);
    }
}
