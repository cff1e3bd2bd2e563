package dev.caredesk.jdbc.database;

/**
 * A fault of a database, in the words of those who must act, and whether a retry makes sense before they do. It does where time may mend
 * it: a server comes back, a connection or a disk gets free. It does not where somebody has to change a setting first.
 */
public enum DatabaseFault {
    CREDENTIALS("the database refuses the user or the password: both must be those of a role that may log in", false),
    REJECTED("the server rejects how the client connects: password and encryption must be as it demands", false),
    NOT_ACCEPTED(
            "the database does not accept the connection: it must be open to connections, and take the settings of the URL and the role",
            false),
    DATABASE_MISSING("the database does not exist on its server: it must be created first", false),
    RIGHT_MISSING(
            "the role lacks a right in the database: who migrates must be able to create the schema, who only runs must have the rights"
                    + " of META-INF/caredesk/rights/postgresql.sql",
            false),
    SCHEMA_MISSING(
            "a table or column is not in the schema: it must be migrated by this version of Caredesk, or a newer one",
            false),
    SCHEMA_FOREIGN("the schema has tables of somebody else: the storage must have a schema of its own", false),
    ENCODING("a text can't be held in the encoding of the database, which must be UTF8", false),
    SET_READ_ONLY(
            "transactions are set to read only by the data source, the role or the database: the storage must be able to write",
            false),
    HOST_SOURCE(
            "the data source joins transactions of the host: it must be a plain one, as the pool below a transaction-aware proxy",
            false),
    HOST_TRANSACTION(
            "the connection has a transaction of the host that has written: the data source must be a plain one, which joins none",
            false),
    ONE_FOR_ALL(
            "a connection stays open when it is closed: the data source must give each its own, as a pool does", false),
    POOL_CLOSED("the pool of connections was closed by its owner: it must stay open as long as the storage", false),
    FILE_DAMAGED("the H2 file is damaged, or no database: a copy of it must take its place", false),
    FILE_VERSION("the H2 file is of another version of H2: it must be opened by that version, and copied", false),
    FILE_FORBIDDEN(
            "the H2 file can't be made or written: its folder must be one in which this process may write", false),
    REFUSED("the database refused a statement", false),

    /** A failover, or who leads the connection elsewhere, mends it. */
    REPLICA("the database is a replica, which takes no writes: the connection must lead to the primary", true),
    /** Said in the middle of work, it is most often a primary that has become a replica. */
    READ_ONLY("the database takes no writes: the connection must lead to the primary, to a role that may write", true),
    NO_PRIMARY("no server of the URL takes writes: one of them must be a primary", true),
    /** A name service that is out of reach says the same as one that does not know the name. */
    HOST_UNKNOWN("the host of the database is not known: its name must be right, and the name service in reach", true),
    PORT_CLOSED("nothing answers at the host and port of the database: the server must run there", true),
    HOST_SILENT("the host of the database does not answer: the network must let connections through", true),
    OUT_OF_REACH("the database is out of reach, or the connection to it ended: the server must run", true),
    POOL_EXHAUSTED(
            "the pool gave no connection in time: it must have more of them, or they must be given back sooner", true),
    CONNECTIONS("the server has no connection left: max_connections must be greater, or the pools smaller", true),
    DISK("the disk of the database is full: it must get room", true),
    MEMORY(
            "the database has no memory or locks left: it must get more, as by max_locks_per_transaction on PostgreSQL",
            true),
    RESOURCES("the database has not the resources that it needs: it must get more", true),
    STARTING("the server starts, stops or recovers: it must be up before it lets anybody in", true),
    ENDED("the server ended the connection: it must run, and leave connections open", true),
    TOO_SLOW("a statement was ended before it was done: it must end within the time limit of the connection", true),
    FILE_IN_USE("the H2 file is open in another process: only one at a time must have it open", true),
    FILE_UNREADABLE("the H2 file can't be read or written: its disk must be there, and have room", true),
    BUSY("the database can't do it now", true);

    private final String text;
    private final boolean retryable;

    DatabaseFault(String text, boolean retryable) {
        this.text = text;
        this.retryable = retryable;
    }

    public String text() {
        return text;
    }

    boolean isRetryable() {
        return retryable;
    }
}
