package dev.caredesk.email.folder;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The files that could not be read or were not taken. Each is tried again, after a pause that doubles up to five minutes, and at
 * once when it has changed; so one of them costs little, and none holds the others up.
 */
final class FailedFiles {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private record FailedFile(MailFile file, Duration pause, Instant until) {}

    private final InstantSource clock;
    private final Map<Path, FailedFile> failures = new HashMap<>();

    FailedFiles(InstantSource clock) {
        this.clock = clock;
    }

    /** Notes a failure; true if it is the first one of the file as it is now. */
    boolean add(MailFile file) {
        FailedFile before = failures.get(file.path());
        boolean again = before != null && before.file().equals(file);
        Duration pause = before != null && again ? before.pause().multipliedBy(2) : FIRST;
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        failures.put(file.path(), new FailedFile(file, bounded, clock.instant().plus(bounded)));
        return !again;
    }

    /** Returns true if the file is not to be tried now. */
    boolean isPaused(MailFile file) {
        FailedFile failure = failures.get(file.path());
        return failure != null && failure.file().equals(file) && clock.instant().isBefore(failure.until());
    }

    void remove(MailFile file) {
        failures.remove(file.path());
    }

    /** Forgets the files that are no longer there. */
    void retainAll(Collection<MailFile> present) {
        Set<Path> gone = new HashSet<>(failures.keySet());
        present.forEach(file -> gone.remove(file.path()));
        failures.keySet().removeAll(gone);
    }
}
