package dev.caredesk.email.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The mails that were offered since the channel started: each file with the id of its interaction. They are not kept beyond that, since the
 * SDK knows what was accepted (D5). Safe for use by several threads.
 */
public final class OfferedMails {

    private record OfferedFile(MailFile file, String id) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Path, OfferedFile> byPath = new HashMap<>();
    private final Map<String, List<Path>> byId = new HashMap<>();
    private boolean complete;

    /** Returns true if the file was offered as it is now. */
    boolean has(MailFile file) {
        lock.lock();
        try {
            OfferedFile offered = byPath.get(file.path());
            return offered != null && offered.file().equals(file);
        } finally {
            lock.unlock();
        }
    }

    /** Returns true if a file that is still there was offered under the id. */
    boolean has(String id) {
        lock.lock();
        try {
            return byId.containsKey(id);
        } finally {
            lock.unlock();
        }
    }

    void add(MailFile file, String id) {
        lock.lock();
        try {
            remove(file.path());
            byPath.put(file.path(), new OfferedFile(file, id));
            List<Path> paths = new ArrayList<>(byId.getOrDefault(id, List.of()));
            paths.add(file.path());
            byId.put(id, List.copyOf(paths));
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the files that are no longer there. */
    void retainAll(Collection<MailFile> present) {
        lock.lock();
        try {
            Set<Path> gone = new HashSet<>(byPath.keySet());
            present.forEach(file -> gone.remove(file.path()));
            gone.forEach(this::remove);
        } finally {
            lock.unlock();
        }
    }

    /** The files that were offered under that name. */
    public List<MailFile> files(String id) {
        lock.lock();
        try {
            return byId.getOrDefault(id, List.of()).stream()
                    .flatMap(path -> Optional.ofNullable(byPath.get(path)).stream())
                    .map(OfferedFile::file)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Notes that the folder was read to its end: an id that is not here has no file. */
    void markComplete() {
        lock.lock();
        try {
            complete = true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns true if the folder was read to its end at least once. */
    public boolean isComplete() {
        lock.lock();
        try {
            return complete;
        } finally {
            lock.unlock();
        }
    }

    private void remove(Path path) {
        OfferedFile before = byPath.remove(path);
        if (before != null) {
            List<Path> left = byId.getOrDefault(before.id(), List.of()).stream()
                    .filter(each -> !each.equals(path))
                    .toList();
            if (left.isEmpty()) {
                byId.remove(before.id());
            } else {
                byId.put(before.id(), left);
            }
        }
    }
}
