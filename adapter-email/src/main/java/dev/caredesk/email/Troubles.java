package dev.caredesk.email;

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
final class Troubles {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private record Trouble(MailFile file, Duration pause, Instant until) {}

    private final InstantSource clock;
    private final Map<Path, Trouble> troubles = new HashMap<>();

    Troubles(InstantSource clock) {
        this.clock = clock;
    }

    /** Notes a failure; true if it is the first one of the file as it is now. */
    boolean add(MailFile file) {
        Trouble before = troubles.get(file.path());
        boolean again = before != null && before.file().equals(file);
        Duration pause = before != null && again ? before.pause().multipliedBy(2) : FIRST;
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        troubles.put(file.path(), new Trouble(file, bounded, clock.instant().plus(bounded)));
        return !again;
    }

    /** Whether that file is not to be tried now. */
    boolean holds(MailFile file) {
        Trouble trouble = troubles.get(file.path());
        return trouble != null && trouble.file().equals(file) && clock.instant().isBefore(trouble.until());
    }

    void remove(MailFile file) {
        troubles.remove(file.path());
    }

    /** Forgets the files that are no longer there. */
    void keep(Collection<MailFile> present) {
        Set<Path> gone = new HashSet<>(troubles.keySet());
        present.forEach(file -> gone.remove(file.path()));
        troubles.keySet().removeAll(gone);
    }
}
