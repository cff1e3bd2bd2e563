package dev.caredesk.proof.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A PostgreSQL of a single test, which keeps what it has acknowledged: it waits for the disk, and can be killed and started again on the
 * same files and the same port. For use by one thread.
 */
public final class DurablePostgres implements AutoCloseable {

    private static final long A_MOMENT = TimeUnit.MILLISECONDS.toNanos(1);
    private static final Map<String, String> DURABLE = Map.of("fsync", "on", "synchronous_commit", "on");

    private final Path files;
    private EmbeddedPostgres running;
    private boolean down;

    private DurablePostgres(Path files) {
        this.files = files;
        running = started(0);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** A server with its files in that folder, which is made. */
    public static DurablePostgres in(Path files) {
        return new DurablePostgres(files);
    }

    private EmbeddedPostgres started(int port) {
        try {
            // A lock of the one that was killed, which the library can't stop any more, is left to that file.
            Files.deleteIfExists(files.resolve("epg-lock"));
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(files)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(TestPostgres.START);
            DURABLE.forEach(builder::setServerConfig);
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL did not start", failure);
        }
    }

    /** The port, also after it was killed. */
    public int port() {
        return running.getPort();
    }

    /** The URL of its one database. */
    public String url() {
        return "jdbc:postgresql://localhost:" + port() + "/postgres";
    }

    /** Kills the server and all its processes by SIGKILL, and returns when they are gone. */
    public void kill() {
        ProcessHandle server = server();
        List<ProcessHandle> workers = server.descendants().toList();
        // It first: otherwise it would begin to put things right.
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), workers.stream()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        while (all.stream().anyMatch(ProcessHandle::isAlive)) {
            // The handle itself would look only now and then.
            LockSupport.parkNanos(A_MOMENT);
        }
        down = true;
    }

    private ProcessHandle server() {
        try {
            String number = Files.readAllLines(files.resolve("postmaster.pid")).get(0);
            return ProcessHandle.of(Long.parseLong(number))
                    .orElseThrow(() -> new IllegalStateException("process of PostgreSQL must be running, is not"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts it again after it was killed. Returns when it has recovered and lets clients in. */
    public void startAgain() {
        running = started(port());
        down = false;
    }

    /** Keeps the files as they are after a kill. */
    public void keepFiles() {
        FileTrees.copy(files, kept());
    }

    /** Has the files again that were kept, instead of those that are there after a kill: what was committed in between is lost. */
    public void takeKeptFiles() {
        FileTrees.delete(files);
        FileTrees.copy(kept(), files);
    }

    private Path kept() {
        return files.resolveSibling(files.getFileName() + "-kept");
    }

    @Override
    public void close() {
        if (down) {
            return;
        }
        down = true;
        try {
            running.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL did not stop", failure);
        }
    }
}
