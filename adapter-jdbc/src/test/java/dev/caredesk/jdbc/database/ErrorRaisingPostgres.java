package dev.caredesk.jdbc.database;

import dev.caredesk.proof.postgres.TestDatabase;
import java.sql.SQLException;

/**
 * A PostgreSQL whose tables fail those who write or read them with a state, as often as is wanted. What it has raised it remembers by locks
 * of the session, which neither a rollback nor a transaction that only reads keeps it from.
 */
final class ErrorRaisingPostgres {
    private static final int ALWAYS = 1_000;

    private static final String RAISED = "(SELECT COUNT(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
            + " WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.objsubid = 2 AND l.classid = 4711)";

    private static final String RAISE = "CREATE FUNCTION trouble() RETURNS BOOLEAN LANGUAGE plpgsql AS $$"
            + " DECLARE raised INTEGER := " + RAISED + ";"
            + " BEGIN IF raised < %d THEN"
            + " PERFORM pg_advisory_lock(4711, raised); RAISE EXCEPTION 'trouble' USING ERRCODE = '%s'; END IF;"
            + " RETURN TRUE; END $$";

    private final String url;

    private ErrorRaisingPostgres(String url) {
        this.url = url;
    }

    static ErrorRaisingPostgres once(String url, String state) throws SQLException {
        return raising(url, state, 1);
    }

    static ErrorRaisingPostgres always(String url, String state) throws SQLException {
        return raising(url, state, ALWAYS);
    }

    private static ErrorRaisingPostgres raising(String url, String state, int times) throws SQLException {
        TestDatabase.execute(url, String.format(RAISE, times, state));
        return new ErrorRaisingPostgres(url);
    }

    /** Fails those who insert into a table or update it. */
    ErrorRaisingPostgres atWrites(String table) throws SQLException {
        TestDatabase.execute(
                url,
                "CREATE FUNCTION troubled() RETURNS TRIGGER LANGUAGE plpgsql AS"
                        + " $$ BEGIN PERFORM public.trouble(); RETURN NEW; END $$",
                "CREATE TRIGGER troubled BEFORE INSERT OR UPDATE ON caredesk." + table
                        + " FOR EACH ROW EXECUTE FUNCTION troubled()");
        return this;
    }

    /** Fails those who read a row of a table, which a view replaces. */
    ErrorRaisingPostgres atReads(String table) throws SQLException {
        TestDatabase.execute(
                url,
                "ALTER TABLE caredesk." + table + " RENAME TO kept",
                "CREATE VIEW caredesk." + table + " AS SELECT * FROM caredesk.kept WHERE public.trouble()");
        return this;
    }

    /** Returns how often it raised its error. */
    int raised() throws SQLException {
        return Integer.parseInt(TestDatabase.texts(url, "SELECT " + RAISED).get(0));
    }
}
