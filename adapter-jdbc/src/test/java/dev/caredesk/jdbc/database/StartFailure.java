package dev.caredesk.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import dev.caredesk.StorageException;
import dev.caredesk.proof.postgres.TestPostgres;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A start that fails, as a test looks at it: what it says to whom has to act. */
final class StartFailure {
    /** A text that no message may show, wherever a test has put it. */
    static final String SECRET = "secret-of-nobody";

    private StartFailure() {}

    /** Checks that a start fails for now, and may be tried again later. */
    static void isForNow(ThrowingCallable start, String... texts) {
        assertThat(failure(start, texts).isRetryable()).as("retry makes sense").isTrue();
    }

    /** Checks that a start fails until somebody has done something. */
    static void isForGood(ThrowingCallable start, String... texts) {
        assertThat(failure(start, texts).isRetryable()).as("retry makes sense").isFalse();
    }

    private static StorageException failure(ThrowingCallable start, String... texts) {
        StorageException failure = catchThrowableOfType(StorageException.class, start);
        assertThat(failure)
                .hasMessageContainingAll(texts)
                .hasMessageNotContaining("jdbc:")
                .satisfies(
                        whole -> assertThat(whole.toString() + whole.getCause()).doesNotContain(SECRET));
        return failure;
    }

    /** A pool of the host on PostgreSQL, not made yet. */
    static HikariConfig pool(String url, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(TestPostgres.USER);
        config.setPassword(TestPostgres.PASSWORD);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(500);
        return config;
    }
}
