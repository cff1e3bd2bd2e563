package dev.caredesk;

/** The number of committed changes that made a record what it is: 1 when new. Versions alone decide conflicts (T1). */
public record Version(long number) implements Comparable<Version> {

    /** The version of a record that was just made. */
    public static final Version FIRST = new Version(1);

    public Version {
        if (number < 1) {
            throw new WrongCallException("version must be at least 1, was " + number);
        }
    }

    /** The version after this one. */
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
