package dev.caredesk.verification.race;

import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.Storage;
import org.junit.jupiter.api.DisplayName;

@DisplayName("many agents at once, on PostgreSQL")
class PostgresConcurrencyTest extends ConcurrencyProof {

    @Override
    Storage storage() {
        return JdbcStorage.postgresql(TestPostgres.newDatabase(), TestPostgres.USER, TestPostgres.PASSWORD);
    }
}
