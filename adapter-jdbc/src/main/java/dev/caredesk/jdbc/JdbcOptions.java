package dev.caredesk.jdbc;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.WrongCallException;
import java.util.regex.Pattern;

/**
 * The options that an embedder may set of a {@link JdbcStorage}.
 *
 * @param schema the database schema that the storage has for itself, made when it is not there; small letters, digits and
 *     {@code _}, 63 at most, a letter first; default {@code caredesk}
 * @param migrates whether the storage makes and migrates its schema when it starts; default true. Otherwise another role did, see
 *     {@link JdbcStorage#migrate}, and the storage needs no right but to read and write the tables
 * @param poolSize how many connections a storage that makes its own pool has, 1 to 200; default 10. A given data source is used
 *     as it is
 * @param bell whether a storage that makes its own pool on PostgreSQL has one more connection and a thread, on which it tells other
 *     processes of commits and hears of theirs within some 20 ms; default true, and not with a pool of one. Otherwise the journal is
 *     looked at from time to time
 */
public record JdbcOptions(String schema, boolean migrates, int poolSize, boolean bell) {
    private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int MOST = 200;

    /** The options of a storage for which nothing is set. */
    public static final JdbcOptions DEFAULT = new JdbcOptions("caredesk", true, 10, true);

    /** Refuses what is out of bounds. */
    public JdbcOptions {
        refuseNull("schema", schema);
        if (!SCHEMA.matcher(schema).matches()) {
            throw new WrongCallException(
                    "schema name must have 1 to 63 small letters, digits and _, a letter first, was " + schema);
        }
        if (poolSize < 1 || poolSize > MOST) {
            throw new WrongCallException("pool size must be 1 to " + MOST + ", was " + poolSize);
        }
    }

    /** Returns the same options with another schema. */
    public JdbcOptions withSchema(String other) {
        return new JdbcOptions(other, migrates, poolSize, bell);
    }

    /** Returns the same options for a role that only runs: the schema must be there. */
    public JdbcOptions withoutMigration() {
        return new JdbcOptions(schema, false, poolSize, bell);
    }

    /** Returns the same options for a server behind a pooler of transactions: the journal is only polled. */
    public JdbcOptions withoutBell() {
        return new JdbcOptions(schema, migrates, poolSize, false);
    }

    /** Returns the same options with another size of the pool. */
    public JdbcOptions withPoolSize(int other) {
        return new JdbcOptions(schema, migrates, other, bell);
    }
}
