package dev.caredesk.jdbc.schema;

import dev.caredesk.StorageException;
import dev.caredesk.jdbc.database.ConnectionSource;
import dev.caredesk.jdbc.database.DatabaseFault;
import dev.caredesk.jdbc.database.Dialect;
import dev.caredesk.jdbc.database.ExceptionTranslator;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** The schema in the jar, and its way into the database. */
public final class SchemaMigration {
    private static final String HISTORY = "caredesk_schema_history";

    /** Flyway's error code for a schema with tables of somebody else. */
    private static final String FOREIGN_TABLES = "NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE";

    // An embedded database has all its users in one process; there they make the schema one after another.
    private static final ReentrantLock ONE_BY_ONE = new ReentrantLock();

    private SchemaMigration() {}

    /** Brings the database to this jar's schema. One that is newer is refused: this jar would not keep its promises. */
    public static void migrate(ConnectionSource source, Dialect dialect, String schema) {
        withFlyway(source, dialect, schema, dialect.migrationLock(), Flyway::migrate);
    }

    /** Refuses a database that is not at this jar's schema. */
    public static void check(ConnectionSource source, Dialect dialect, String schema) {
        withFlyway(source, dialect, schema, dialect.migrationPause(), flyway -> {
            if (flyway.info().pending().length > 0) {
                throw StorageException.broken("the schema is missing, or older than this version of Caredesk:"
                        + " it must be migrated first, by a role with the rights for it");
            }
        });
    }

    private static void withFlyway(
            ConnectionSource source,
            Dialect dialect,
            String schema,
            Optional<Dialect.SessionLock> lock,
            Consumer<Flyway> work) {
        ONE_BY_ONE.lock();
        try (SingleConnectionSource one = new SingleConnectionSource(source.connect(dialect), lock)) {
            Flyway flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
                    .dataSource(one.source())
                    .locations("classpath:" + dialect.migrationFolder())
                    .table(HISTORY)
                    .defaultSchema(schema)
                    .schemas(schema)
                    .createSchemas(true)
                    .cleanDisabled(true)
                    .loggers("slf4j")
                    .load();
            refuseNewer(flyway);
            work.accept(flyway);
        } catch (SQLException failure) {
            throw ExceptionTranslator.translate(failure);
        } catch (FlywayException failure) {
            throw refusal(failure);
        } finally {
            ONE_BY_ONE.unlock();
        }
    }

    /** Without the message, which shows the statement, which is ours, but may also show the address of the database. */
    private static StorageException refusal(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said) {
                return ExceptionTranslator.translate(said);
            }
        }
        return String.valueOf(failure.getErrorCode()).equals(FOREIGN_TABLES)
                ? ExceptionTranslator.translate(DatabaseFault.SCHEMA_FOREIGN)
                : StorageException.broken("the schema could not be migrated");
    }

    private static void refuseNewer(Flyway flyway) {
        MigrationInfo[] all = flyway.info().all();
        newest(all, state -> state.isApplied() && !state.isResolved()).ifPresent(newer -> {
            throw StorageException.broken("the database has schema version " + newer
                    + ", and this version of Caredesk knows none after "
                    + newest(all, MigrationState::isResolved).orElseThrow()
                    + "; use the version that made it, or a newer one");
        });
    }

    private static Optional<MigrationVersion> newest(MigrationInfo[] all, Predicate<MigrationState> which) {
        return Arrays.stream(all)
                .filter(migration -> which.test(migration.getState()))
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull) // The making of the schema itself has none.
                .max(Comparator.naturalOrder());
    }
}
