package dev.caredesk.core.runtime;

import dev.caredesk.Health;
import dev.caredesk.spi.storage.ProcessId;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the SDK: its id, and its two executors, which never do each other's work.
 *
 * @param id leases lanes (X5)
 * @param background runs the SDK's own work
 * @param host runs the host's code
 */
public record SdkProcess(ProcessId id, BackgroundExecutor background, HostExecutor host) {

    /** Ends both: from now on no task is handed in. */
    public void end() {
        host.end();
        background.end();
    }

    /** Returns all tasks that hang. */
    public List<Health.Stuck> stuck() {
        return Stream.concat(background.stuck().stream(), host.stuck().stream()).toList();
    }
}
