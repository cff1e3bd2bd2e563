package dev.caredesk.core;

import dev.caredesk.TenantId;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DeskReads;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.JournalReads;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A part of the host that throws an error when its time has come. Safe for use by several threads. */
final class Throwing {

    /** Errors of several kinds, as a listener or a driver throws them. */
    static Stream<Error> errors() {
        return Stream.of(
                new StackOverflowError(), new AssertionError("personal"), new NoClassDefFoundError("host/Thing"));
    }

    private final Supplier<Error> error;
    private final AtomicInteger before = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger thrown = new AtomicInteger();

    Throwing(Supplier<Error> error) {
        this.error = error;
    }

    /** After so many calls that go well, so many throw. */
    void plan(int well, int times) {
        left.set(times);
        before.set(well);
        thrown.set(0);
    }

    /** No call throws any more. */
    void heal() {
        before.set(Integer.MAX_VALUE);
    }

    /** How many calls have thrown since the plan was made. */
    int thrown() {
        return thrown.get();
    }

    /** One call. */
    void call() {
        if (before.get() != Integer.MAX_VALUE && before.getAndDecrement() <= 0 && left.getAndDecrement() > 0) {
            thrown.incrementAndGet();
            throw error.get();
        }
    }

    /** A clock that throws then. */
    InstantSource clock(InstantSource inner) {
        return () -> {
            call();
            return inner.instant();
        };
    }

    /** An executor that refuses tasks then. */
    ScheduledExecutorService executor(ScheduledExecutorService inner) {
        return (ScheduledExecutorService) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ScheduledExecutorService.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("execute") || method.getName().equals("schedule")) {
                        refuseInTime();
                    }
                    return method.invoke(inner, arguments);
                });
    }

    private void refuseInTime() {
        try {
            call();
        } catch (Error itsTime) {
            throw new RejectedExecutionException(itsTime);
        }
    }

    /** A storage in memory each of whose calls throws then. */
    DelegatingStorage storage() {
        return new DelegatingStorage(InMemoryStorage.create()) {
            @Override
            public CommitResult commit(ChangeSet changes) {
                call();
                return super.commit(changes);
            }

            @Override
            public DraftResult saveDraft(TenantId tenant, DraftWrite draft) {
                call();
                return super.saveDraft(tenant, draft);
            }

            @Override
            public int closeOverdue(TenantId tenant, Instant now, int limit) {
                call();
                return super.closeOverdue(tenant, now, limit);
            }

            @Override
            public int trimJournal(TenantId tenant, JournalTrim trim, int limit) {
                call();
                return super.trimJournal(tenant, trim, limit);
            }

            @Override
            public RecordReads records() {
                call();
                return super.records();
            }

            @Override
            public DeskReads desks() {
                call();
                return super.desks();
            }

            @Override
            public JournalReads journal() {
                call();
                return super.journal();
            }
        };
    }
}
