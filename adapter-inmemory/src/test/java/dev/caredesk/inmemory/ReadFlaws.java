package dev.caredesk.inmemory;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.DeskReads;
import dev.caredesk.spi.storage.DeskRows;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalReads;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.JourneyRow;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchRows;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredDraft;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRecent;
import dev.caredesk.spi.storage.StoredRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Storages that read wrongly. */
final class ReadFlaws {

    private ReadFlaws() {}

    /** A storage that reads records as a flaw does. */
    static Storage records(Function<RecordReads, RecordReads> flaw) {
        return new FlawedStorage() {
            private final RecordReads reads = flaw.apply(sound.records());

            @Override
            public RecordReads records() {
                return reads;
            }
        };
    }

    /** Begins each page after the first one row too late. */
    static Storage skippingBetweenPages() {
        return records(sound -> new FlawedRecordReads(sound) {
            @Override
            public Rows<JourneyRow> journey(TenantId tenant, CustomerId customer, Optional<Cursor> from, int size) {
                return late(super.journey(tenant, customer, from, size), from);
            }

            @Override
            public Rows<StoredMessage> messages(
                    TenantId tenant, InteractionId interaction, MessageOrder order, Optional<Cursor> from, int size) {
                return late(super.messages(tenant, interaction, order, from, size), from);
            }

            @Override
            public Rows<StoredComment> comments(TenantId tenant, ActivityId activity, Optional<Cursor> from, int size) {
                return late(super.comments(tenant, activity, from, size), from);
            }

            @Override
            public Rows<StoredActivity> unlinked(TenantId tenant, Optional<Cursor> from, int size) {
                return late(super.unlinked(tenant, from, size), from);
            }

            @Override
            public SearchRows search(TenantId tenant, SearchQuery query) {
                SearchRows rows = super.search(tenant, query);
                return new SearchRows(late(rows.items(), query.from()), rows.matches(), rows.capped(), rows.next());
            }
        });
    }

    private static <T> Rows<T> late(Rows<T> rows, Optional<Cursor> from) {
        return new Rows<>(late(rows.items(), from), rows.next());
    }

    private static <T> List<T> late(List<T> items, Optional<?> from) {
        return from.isPresent() && !items.isEmpty() ? items.subList(1, items.size()) : items;
    }

    /** Takes any size of a page as one that is allowed. */
    static Storage anyPageSize() {
        return records(sound -> new FlawedRecordReads(sound) {
            @Override
            public Rows<JourneyRow> journey(TenantId tenant, CustomerId customer, Optional<Cursor> from, int size) {
                return super.journey(tenant, customer, from, Math.min(Math.max(size, 1), Rows.MOST));
            }
        });
    }

    /** Gives a file with the customer as it was at the read before. */
    static Storage tearingFiles() {
        return records(sound -> new FlawedRecordReads(sound) {
            private final ConcurrentHashMap<CustomerId, CustomerFile> before = new ConcurrentHashMap<>();

            @Override
            public Optional<CustomerFile> file(TenantId tenant, CustomerId customer, Instant now, int journeySize) {
                return super.file(tenant, customer, now, journeySize).map(file -> {
                    CustomerFile old =
                            Optional.ofNullable(before.put(customer, file)).orElse(file);
                    return new CustomerFile(
                            old.customer(), file.openRequests(), file.newest(), file.newestRequest(), file.journey());
                });
            }
        });
    }

    /** Loads each record by itself, the first of several as it was at the load before. */
    static Storage tearingLoads() {
        return records(sound -> new FlawedRecordReads(sound) {
            private final ConcurrentHashMap<RecordId, Stored> before = new ConcurrentHashMap<>();

            @Override
            public List<Stored> load(TenantId tenant, Collection<RecordId> ids) {
                List<Stored> records = new ArrayList<>(super.load(tenant, ids));
                if (records.size() > 1) {
                    Stored first = records.get(0);
                    records.set(
                            0,
                            Optional.ofNullable(before.put(first.id(), first)).orElse(first));
                }
                return records;
            }
        });
    }

    /** A thread sees what another one wrote at its second look. */
    static Storage lateForOthers() {
        return records(sound -> new FlawedRecordReads(sound) {
            private final Set<RecordId> looked = ConcurrentHashMap.newKeySet();

            @Override
            public List<Stored> load(TenantId tenant, Collection<RecordId> ids) {
                List<Stored> records = super.load(tenant, ids);
                return records.stream()
                        .filter(record -> !looked.add(record.id()))
                        .toList();
            }
        });
    }

    /** Loads requests that a sweep closed under the version that they had before. */
    static Storage sweepingWithoutVersion() {
        return records(sound -> new FlawedRecordReads(sound) {
            @Override
            public List<Stored> load(TenantId tenant, Collection<RecordId> ids) {
                return super.load(tenant, ids).stream()
                        .map(record -> record instanceof StoredRequest request ? unswept(request) : record)
                        .toList();
            }
        });
    }

    private static StoredRequest unswept(StoredRequest request) {
        boolean swept = request.times()
                .closed()
                .filter(request.times().deadline()::equals)
                .isPresent();
        return swept ? request.rewritten(new Version(request.version().number() - 1), request.payload()) : request;
    }

    /** Gives Recent the eldest first. */
    static Storage recentTurned() {
        return new FlawedStorage() {
            @Override
            public DeskReads desks() {
                DeskReads reads = sound.desks();
                return new DeskReads() {
                    @Override
                    public DeskRows desk(TenantId tenant, AgentId desk, int recent) {
                        DeskRows rows = reads.desk(tenant, desk, recent);
                        List<StoredRecent> turned = new ArrayList<>(rows.recent());
                        Collections.reverse(turned);
                        return new DeskRows(rows.open(), rows.customers(), turned);
                    }

                    @Override
                    public Optional<StoredDraft> draft(TenantId tenant, EngagementId engagement) {
                        return reads.draft(tenant, engagement);
                    }

                    @Override
                    public Optional<Payload> settings(TenantId tenant) {
                        return reads.settings(tenant);
                    }
                };
            }
        };
    }

    private static Storage journal(Function<JournalReads, JournalReads> flaw) {
        return new FlawedStorage() {
            @Override
            public JournalReads journal() {
                return flaw.apply(sound.journal());
            }
        };
    }

    /** Reads as a sound journal does, but for what a flaw overrides. */
    static class FlawedJournalReads implements JournalReads {
        private final JournalReads sound;
        private final UnaryOperator<List<JournalRow>> flaw;

        FlawedJournalReads(JournalReads sound) {
            this(sound, rows -> rows);
        }

        FlawedJournalReads(JournalReads sound, UnaryOperator<List<JournalRow>> flaw) {
            this.sound = sound;
            this.flaw = flaw;
        }

        @Override
        public JournalPage after(TenantId tenant, Optional<Position> after, int max) {
            JournalPage page = sound.after(tenant, after, max);
            return new JournalPage(flaw.apply(page.rows()), page.waiting(), page.trimmed());
        }

        @Override
        public Optional<Position> latest(TenantId tenant) {
            return sound.latest(tenant);
        }

        @Override
        public List<JournalRow> history(TenantId tenant, RecordId record, Optional<Version> after, int max) {
            return sound.history(tenant, record, after, max);
        }
    }

    /** Gives the journal in the order of instants. */
    static Storage journalByInstant() {
        return journal(sound -> new FlawedJournalReads(
                sound,
                rows -> rows.stream()
                        .sorted(Comparator.comparing(JournalRow::at))
                        .toList()));
    }

    /** Leaves out the first entry behind a position where it reads so many as the poller of the contract does. */
    static Storage journalSkipping() {
        return journal(sound -> new FlawedJournalReads(sound) {
            @Override
            public JournalPage after(TenantId tenant, Optional<Position> after, int max) {
                JournalPage page = super.after(tenant, after, max);
                int skipped = max == 7 && after.isPresent() && !page.rows().isEmpty() ? 1 : 0;
                return new JournalPage(
                        page.rows().subList(skipped, page.rows().size()), page.waiting(), page.trimmed());
            }
        });
    }

    /** Begins at the first entry where it does not know a position. */
    static Storage anyPosition() {
        return journal(sound -> new FlawedJournalReads(sound) {
            @Override
            public JournalPage after(TenantId tenant, Optional<Position> after, int max) {
                try {
                    return super.after(tenant, after, max);
                } catch (WrongCallException e) {
                    return super.after(tenant, Optional.empty(), max);
                }
            }
        });
    }

    /** Goes on behind what was trimmed without a word. */
    static Storage silentlyTrimmed() {
        return journal(sound -> new FlawedJournalReads(sound) {
            @Override
            public JournalPage after(TenantId tenant, Optional<Position> after, int max) {
                return JournalPage.of(super.after(tenant, after, max).rows());
            }
        });
    }
}
