package dev.caredesk.inmemory;

import dev.caredesk.TenantId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredDraft;
import dev.caredesk.testkit.storage.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Storages that write wrongly. */
final class WriteFlaws {

    private static final long SOME_VERSION = 5;
    private static final AtomicLong IDS = new AtomicLong();

    private WriteFlaws() {}

    /** Takes any write as based on what is there at the moment. */
    static Storage ignoringVersions() {
        return new FlawedStorage() {
            @Override
            public CommitResult commit(ChangeSet changes) {
                ChangeSetParts parts = new ChangeSetParts(changes);
                parts.changed.replaceAll(change -> rebased(sound, changes, change));
                return sound.commit(parts.changes());
            }
        };
    }

    /** Acknowledges a change of a record, when it has been changed some times, without doing it. */
    static Storage losingOneWrite() {
        AtomicBoolean lost = new AtomicBoolean();
        return new FlawedStorage() {
            @Override
            public CommitResult commit(ChangeSet changes) {
                boolean loses = changes.changed().stream()
                        .anyMatch(change -> change.base().number() == SOME_VERSION);
                return loses && lost.compareAndSet(false, true)
                        ? new CommitResult.Committed(changes.id(), changes.purpose(), Map.of(), false)
                        : sound.commit(changes);
            }
        };
    }

    /** Returns a change as one that is based on what is there. */
    static RecordChange rebased(Storage storage, ChangeSet told, RecordChange change) {
        return storage.records().load(told.tenant(), List.of(change.id())).stream()
                .findFirst()
                .flatMap(Stored::versionIfAny)
                .map(present -> Samples.rebased(change, present))
                .orElse(change);
    }

    /** Takes any draft as based on the present revision, in commits and outside of them. */
    static Storage ignoringRevisions() {
        return new FlawedStorage() {
            @Override
            public CommitResult commit(ChangeSet changes) {
                ChangeSetParts parts = new ChangeSetParts(changes);
                parts.drafts.replaceAll(draft -> onPresent(changes.tenant(), draft));
                return sound.commit(parts.changes());
            }

            @Override
            public DraftResult saveDraft(TenantId tenant, DraftWrite draft) {
                return sound.saveDraft(tenant, onPresent(tenant, draft));
            }

            private DraftWrite onPresent(TenantId tenant, DraftWrite draft) {
                long present = sound.desks()
                        .draft(tenant, draft.engagement())
                        .map(StoredDraft::revision)
                        .orElse(draft.expected());
                return new DraftWrite(
                        draft.engagement(),
                        draft.desk(),
                        draft.customer(),
                        present,
                        Math.max(draft.revision(), present + 1),
                        draft.document());
            }
        };
    }

    /** Remembers each ChangeSet under another id. */
    static Storage forgettingIds() {
        return FlawedStorage.committing(parts -> parts.id = ChangeSetId.of("forgotten-" + IDS.incrementAndGet()));
    }

    /** Takes a command that was told before as another one. */
    static Storage repeatingCommands() {
        Set<CommandId> told = ConcurrentHashMap.newKeySet();
        return FlawedStorage.committing(parts -> parts.commands.replaceAll(command -> told.add(command.id())
                ? command
                : new StoredCommand(
                        CommandId.of(command.id().value() + " again"), command.interaction(), command.payload())));
    }

    /** Keeps what a customer was found by first. */
    static Storage indexingOnce() {
        Set<CustomerId> indexed = ConcurrentHashMap.newKeySet();
        return FlawedStorage.committing(parts -> parts.indexes.removeIf(index -> !indexed.add(index.customer())));
    }

    /** Writes the journal also of what it refuses. */
    static Storage journallingRefusals() {
        return new FlawedStorage() {
            @Override
            public CommitResult commit(ChangeSet changes) {
                CommitResult result = sound.commit(changes);
                if (!(result instanceof CommitResult.Committed)) {
                    ChangeSetParts parts = new ChangeSetParts(ChangeSet.builder(
                                    ChangeSetId.of("refused-" + IDS.incrementAndGet()),
                                    changes.tenant(),
                                    changes.actor(),
                                    changes.at())
                            .build());
                    parts.journal.addAll(changes.journal());
                    CommitResult unused = sound.commit(parts.changes());
                }
                return result;
            }
        };
    }

    /** Closes all that is overdue, whatever the limit. */
    static Storage sweepingAll() {
        return new FlawedStorage() {
            @Override
            public int closeOverdue(TenantId tenant, Instant now, int limit) {
                return sound.closeOverdue(tenant, now, Integer.MAX_VALUE);
            }
        };
    }

    /** Says that it closed none. */
    static Storage sweepingUncounted() {
        return new FlawedStorage() {
            @Override
            public int closeOverdue(TenantId tenant, Instant now, int limit) {
                int unused = sound.closeOverdue(tenant, now, limit);
                return 0;
            }
        };
    }

    /** Stores an empty draft where one has no document. */
    static Storage savingWithoutDocument() {
        return new FlawedStorage() {
            @Override
            public DraftResult saveDraft(TenantId tenant, DraftWrite draft) {
                Payload document = draft.document().orElse(new Payload("{}"));
                return sound.saveDraft(
                        tenant,
                        new DraftWrite(
                                draft.engagement(),
                                draft.desk(),
                                draft.customer(),
                                draft.expected(),
                                draft.revision(),
                                Optional.of(document)));
            }
        };
    }

    /** Trims one entry more than it may. */
    static Storage trimmingTooMuch() {
        return new FlawedStorage() {
            @Override
            public int trimJournal(TenantId tenant, JournalTrim trim, int limit) {
                int gone = super.trimJournal(tenant, trim, limit);
                JournalTrim all = new JournalTrim(new JournalTrim.Newest(0), trim.auditToo());
                return gone + (gone > 0 ? super.trimJournal(tenant, all, 1) : 0);
            }
        };
    }

    /** Takes out of the histories what should leave only the feed. */
    static Storage trimmingAudits() {
        return new FlawedStorage() {
            @Override
            public int trimJournal(TenantId tenant, JournalTrim trim, int limit) {
                return super.trimJournal(tenant, new JournalTrim(trim.stays(), true), limit);
            }
        };
    }

    /** Works on after it was closed. */
    static Storage neverClosed() {
        return new FlawedStorage() {
            @Override
            public void close() {}
        };
    }
}
