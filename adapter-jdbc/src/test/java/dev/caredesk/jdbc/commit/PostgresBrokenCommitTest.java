package dev.caredesk.jdbc.commit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("a commit on PostgreSQL")
class PostgresBrokenCommitTest extends BrokenCommitContract<FaultyPostgresDatabase> {
    PostgresBrokenCommitTest() {
        super(new FaultyPostgresDatabase());
    }

    @AfterEach
    void closeWire() {
        source().close();
    }
}
