package dev.caredesk.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The processor time of agents and server, in nanoseconds. The system counts that of a process in hundredths of a second, so it
 * is worth something over a turn and not over an operation.
 *
 * @param jvm what this process had: agents, SDK, driver, compiler and garbage collection
 * @param servers what each process of the server had, by its id
 */
record ProcessorTime(long jvm, Map<Long, Long> servers) {

    /** Until now, where the server's first process has this id. */
    static ProcessorTime of(long postmaster) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new ProcessorTime(
                system.getProcessCpuTime(),
                ProcessHandle.of(postmaster).stream()
                        .flatMap(ProcessHandle::descendants)
                        .collect(Collectors.toMap(ProcessHandle::pid, ProcessorTime::nanos)));
    }

    private static long nanos(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    /** Returns the nanoseconds that all processes of the server used; those of connections which have ended since are lost. */
    long serverSince(ProcessorTime before) {
        return servers.entrySet().stream()
                .mapToLong(process -> process.getValue() - before.servers.getOrDefault(process.getKey(), 0L))
                .sum();
    }

    long jvmSince(ProcessorTime before) {
        return jvm - before.jvm;
    }
}
