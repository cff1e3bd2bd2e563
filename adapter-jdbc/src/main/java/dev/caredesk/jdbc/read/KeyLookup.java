package dev.caredesk.jdbc.read;

import dev.caredesk.RecordId;
import dev.caredesk.RecordType;
import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.jdbc.database.Dialect;
import dev.caredesk.jdbc.sql.Query;
import dev.caredesk.jdbc.sql.QueryBatch;
import dev.caredesk.jdbc.sql.QueryBatch.QueryResult;
import dev.caredesk.jdbc.sql.RecordKey;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.table.ActivityColumns;
import dev.caredesk.jdbc.table.ClaimColumns;
import dev.caredesk.jdbc.table.CommentColumns;
import dev.caredesk.jdbc.table.CustomerColumns;
import dev.caredesk.jdbc.table.DraftColumns;
import dev.caredesk.jdbc.table.InteractionColumns;
import dev.caredesk.jdbc.table.LaneHolder;
import dev.caredesk.jdbc.table.MessageColumns;
import dev.caredesk.jdbc.table.RequestColumns;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredDraft;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Loads of rows by their keys, with one statement per table. */
public final class KeyLookup {
    private final Dialect dialect;
    private final SqlSession sql;
    private final TenantId tenant;

    public KeyLookup(Dialect dialect, SqlSession sql, TenantId tenant) {
        this.dialect = dialect;
        this.sql = sql;
        this.tenant = tenant;
    }

    public List<Stored> records(Collection<RecordId> ids) throws SQLException {
        QueryBatch batch = new QueryBatch(sql);
        List<QueryResult<? extends Stored>> asked = new ArrayList<>();
        for (RecordType type : RecordType.values()) {
            Set<String> values = ids.stream()
                    .filter(id -> id.type() == type && type != RecordType.UNKNOWN)
                    .map(RecordKey::of)
                    .collect(Collectors.toSet());
            if (!values.isEmpty()) {
                asked.add(batch.add(records(type, values)));
            }
        }
        batch.run();
        return asked.stream().<Stored>flatMap(one -> one.rows().stream()).toList();
    }

    private Query<? extends Stored> records(RecordType type, Set<String> ids) {
        return switch (type) {
            case CUSTOMER -> records(type, CustomerColumns.SELECT, "c", ids, CustomerColumns::read);
            case REQUEST -> records(type, RequestColumns.SELECT, "r", ids, RequestColumns::read);
            case ACTIVITY -> records(type, ActivityColumns.SELECT, "a", ids, ActivityColumns::read);
            case COMMENT -> records(type, CommentColumns.SELECT, "o", ids, CommentColumns::read);
            case MESSAGE -> records(type, MessageColumns.SELECT, "m", ids, MessageColumns::read);
            case INTERACTION -> records(type, InteractionColumns.SELECT, "i", ids, InteractionColumns::read);
            case UNKNOWN -> throw new WrongCallException("record id must be of a known kind, was of an unknown one");
        };
    }

    private <T> Query<T> records(
            RecordType type, String columns, String alias, Set<String> ids, SqlSession.RowMapper<T> mapper) {
        return rows(type.name().toLowerCase(Locale.ROOT), columns, alias, "id", ids, mapper);
    }

    public List<StoredDraft> drafts(Set<EngagementId> engagements) throws SQLException {
        Set<String> ids = engagements.stream().map(EngagementId::value).collect(Collectors.toSet());
        return ids.isEmpty()
                ? List.of()
                : list(rows("draft", DraftColumns.SELECT, "d", "engagement", ids, DraftColumns::read));
    }

    /** The lanes of interactions, as far as there are, and who has them. */
    public List<LaneHolder> lanes(Set<InteractionId> interactions) throws SQLException {
        Set<String> keys = interactions.stream().map(RecordKey::of).collect(Collectors.toSet());
        return keys.isEmpty()
                ? List.of()
                : list(rows("lane", LaneHolder.SELECT, "l", "interaction", keys, LaneHolder::read));
    }

    private <T> List<T> list(Query<T> query) throws SQLException {
        return sql.list(query.text(), query.parameters(), query.mapper());
    }

    private <T> Query<T> rows(
            String table, String columns, String alias, String key, Set<String> ids, SqlSession.RowMapper<T> mapper) {
        return Query.of(
                "SELECT " + columns + " FROM " + dialect.fromClauseForKeys("#" + table + " " + alias, alias + "." + key)
                        + " AND " + alias + ".tenant = ?",
                mapper,
                ids,
                tenant);
    }

    /** The drafts of the desks that have one of the customers, as far as they have. */
    public List<StoredDraft> draftsOf(String desk, Set<String> customers) throws SQLException {
        return customers.isEmpty()
                ? List.of()
                : sql.list(
                        "SELECT " + DraftColumns.SELECT + " FROM " + dialect.fromClauseForKeys("#draft d", "d.customer")
                                + " AND d.tenant = ? AND d.desk = ?",
                        DraftColumns::read,
                        customers,
                        tenant,
                        desk);
    }

    /** The customer's open request that was updated last. */
    public Optional<RequestId> openRequest(CustomerId customer, Instant at) throws SQLException {
        return sql.first(
                "SELECT r.id FROM #request r WHERE r.tenant = ? AND r.customer = ? AND r.open_deadline > ?"
                        + " ORDER BY r.updated DESC, r.updated_order DESC LIMIT 1",
                row -> RequestId.of(row.text()),
                tenant,
                customer,
                at);
    }

    public List<Claim> claims(Collection<Claim.Key> keys) throws SQLException {
        QueryBatch batch = new QueryBatch(sql);
        List<QueryResult<Claim>> asked = new ArrayList<>();
        for (Claim.Kind kind : Claim.Kind.values()) {
            Set<String> texts = keys.stream()
                    .filter(key -> key.kind() == kind)
                    .map(Claim.Key::text)
                    .collect(Collectors.toSet());
            if (!texts.isEmpty()) {
                asked.add(batch.add(Query.of(
                        "SELECT " + ClaimColumns.SELECT + " FROM " + dialect.fromClauseForKeys("#claim l", "l.text")
                                + " AND l.tenant = ? AND l.kind = ?",
                        ClaimColumns::read,
                        texts,
                        tenant,
                        kind)));
            }
        }
        batch.run();
        return asked.stream().flatMap(one -> one.rows().stream()).toList();
    }
}
