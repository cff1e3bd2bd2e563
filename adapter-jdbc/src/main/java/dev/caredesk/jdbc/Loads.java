package dev.caredesk.jdbc;

import dev.caredesk.RecordId;
import dev.caredesk.RecordType;
import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.jdbc.Reads.Asked;
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
final class Loads {
    private final Dialect dialect;
    private final Sql sql;
    private final TenantId tenant;

    Loads(Dialect dialect, Sql sql, TenantId tenant) {
        this.dialect = dialect;
        this.sql = sql;
        this.tenant = tenant;
    }

    List<Stored> records(Collection<RecordId> ids) throws SQLException {
        Reads reads = new Reads(sql);
        List<Asked<? extends Stored>> asked = new ArrayList<>();
        for (RecordType type : RecordType.values()) {
            Set<String> values = ids.stream()
                    .filter(id -> id.type() == type && type != RecordType.UNKNOWN)
                    .map(RecordId::value)
                    .collect(Collectors.toSet());
            if (!values.isEmpty()) {
                asked.add(reads.ask(records(type, values)));
            }
        }
        reads.answer();
        return asked.stream().<Stored>flatMap(one -> one.rows().stream()).toList();
    }

    private Query<? extends Stored> records(RecordType type, Set<String> ids) {
        return switch (type) {
            case CUSTOMER -> records(type, Columns.CUSTOMER, "c", ids, Columns::customer);
            case REQUEST -> records(type, Columns.REQUEST, "r", ids, Columns::request);
            case ACTIVITY -> records(type, Columns.ACTIVITY, "a", ids, Columns::activity);
            case COMMENT -> records(type, Columns.COMMENT, "o", ids, Columns::comment);
            case MESSAGE -> records(type, Columns.MESSAGE, "m", ids, Columns::message);
            case UNKNOWN -> throw new WrongCallException("no record of an unknown kind is stored");
        };
    }

    private <T> Query<T> records(RecordType type, String columns, String alias, Set<String> ids, Sql.Mapper<T> mapper) {
        return rows(type.name().toLowerCase(Locale.ROOT), columns, alias, "id", ids, mapper);
    }

    List<StoredDraft> drafts(Set<EngagementId> engagements) throws SQLException {
        Set<String> ids = engagements.stream().map(EngagementId::value).collect(Collectors.toSet());
        return ids.isEmpty() ? List.of() : list(rows("draft", Columns.DRAFT, "d", "engagement", ids, Columns::draft));
    }

    private <T> List<T> list(Query<T> query) throws SQLException {
        return sql.list(query.text(), query.parameters(), query.mapper());
    }

    private <T> Query<T> rows(
            String table, String columns, String alias, String key, Set<String> ids, Sql.Mapper<T> mapper) {
        return Query.of(
                "SELECT " + columns + " FROM " + dialect.among("#" + table + " " + alias, alias + "." + key) + " AND "
                        + alias + ".tenant = ?",
                mapper,
                ids,
                tenant);
    }

    /** The drafts of the desks that have one of the customers, as far as they have. */
    List<StoredDraft> draftsOf(String desk, Set<String> customers) throws SQLException {
        return customers.isEmpty()
                ? List.of()
                : sql.list(
                        "SELECT " + Columns.DRAFT + " FROM " + dialect.among("#draft d", "d.customer")
                                + " AND d.tenant = ? AND d.desk = ?",
                        Columns::draft,
                        customers,
                        tenant,
                        desk);
    }

    /** The customer's open request that was updated last. */
    Optional<RequestId> openRequest(CustomerId customer, Instant at) throws SQLException {
        return sql.first(
                "SELECT r.id FROM #request r WHERE r.tenant = ? AND r.customer = ? AND r.open_until > ?"
                        + " ORDER BY r.updated DESC, r.updated_order DESC LIMIT 1",
                row -> RequestId.of(row.text()),
                tenant,
                customer,
                at);
    }

    List<Claim> claims(Collection<Claim.Key> keys) throws SQLException {
        Reads reads = new Reads(sql);
        List<Asked<Claim>> asked = new ArrayList<>();
        for (Claim.Kind kind : Claim.Kind.values()) {
            Set<String> texts = keys.stream()
                    .filter(key -> key.kind() == kind)
                    .map(Claim.Key::text)
                    .collect(Collectors.toSet());
            if (!texts.isEmpty()) {
                asked.add(reads.ask(Query.of(
                        "SELECT " + Columns.CLAIM + " FROM " + dialect.among("#claim l", "l.text")
                                + " AND l.tenant = ? AND l.kind = ?",
                        Columns::claim,
                        texts,
                        tenant,
                        kind)));
            }
        }
        reads.answer();
        return asked.stream().flatMap(one -> one.rows().stream()).toList();
    }
}
