package dev.caredesk.jdbc;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("a commit on PostgreSQL")
class PostgresBrokenCommitTest extends BrokenCommitContract<TroubledWire> {
    PostgresBrokenCommitTest() {
        super(new TroubledWire());
    }

    @AfterEach
    void closeWire() {
        source().close();
    }
}
