package dev.caredesk.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caredesk.StorageException;
import dev.caredesk.WrongCallException;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.jdbc.SampleCommits;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Storage;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a given H2 database")
class H2SettingsTest {
    @TempDir
    Path folder;

    private DataSource file(String settings) {
        return at("jdbc:h2:" + folder.resolve("given") + settings);
    }

    private static DataSource at(String url) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> DriverManager.getConnection(url, "sa", ""));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", ";WRITE_DELAY=500", ";WRITE_DELAY=1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"})
    @DisplayName("D6 · in a file, with a write delay, is refused, for a kill would lose what was acknowledged")
    void refusesWriteDelay(String settings) {
        StorageException refusal = catchThrowableOfType(StorageException.class, () -> JdbcStorage.of(file(settings)));

        assertThat(refusal).hasMessageContaining("WRITE_DELAY=0");
        assertThat(refusal.isRetryable()).isFalse();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", ";MODE=PostgreSQL", ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"})
    @DisplayName("D6 · in a file, without a write delay, has all that was committed when it is opened again")
    void reopenedFileHasAllCommits(String settings) {
        DataSource source = file(";WRITE_DELAY=0" + settings);
        try (Storage storage = JdbcStorage.of(source)) {
            assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
        }
        try (Storage storage = JdbcStorage.of(source)) {
            assertThat(SampleCommits.journal(storage)).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "D6 · a file that the storage made by itself is opened by a data source as well, and the other way round")
    void dataSourceOpensFileOfStorage() {
        Path file = folder.resolve("either");
        DataSource source = at("jdbc:h2:file:" + file + ";WRITE_DELAY=0");
        try (Storage storage = JdbcStorage.h2(file)) {
            assertThat(storage.commit(SampleCommits.creation("one"))).isInstanceOf(CommitResult.Committed.class);
        }
        try (Storage storage = JdbcStorage.of(source)) {
            assertThat(SampleCommits.journal(storage)).hasSize(1);
        }
        try (Storage storage = JdbcStorage.h2(file)) {
            assertThat(SampleCommits.journal(storage)).hasSize(1);
        }
    }

    @Test
    @DisplayName("in a file that was made under other names of tables is refused for that reason")
    void refusesOtherTableNames() {
        JdbcStorage.of(file(";WRITE_DELAY=0;DATABASE_TO_LOWER=TRUE")).close();

        StorageException refusal =
                catchThrowableOfType(StorageException.class, () -> JdbcStorage.of(file(";WRITE_DELAY=0")));

        assertThat(refusal).hasMessageContaining("DATABASE_TO_LOWER");
        assertThat(refusal.isRetryable()).isFalse();
    }

    @Test
    @DisplayName("in a file whose path is empty, has no name or has the ending that H2 adds is a wrong call")
    void refusesBadPath() {
        for (Path wrong : List.of(Path.of(""), folder.getRoot(), folder.resolve("care.mv.db"))) {
            assertThatThrownBy(() -> JdbcStorage.h2(wrong)).isInstanceOf(WrongCallException.class);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"MODE=Oracle", "MODE=MySQL", "IGNORECASE=TRUE", "COLLATION=ENGLISH"})
    @DisplayName("that does not compare texts exactly is refused")
    void refusesInexactTextComparison(String setting) {
        StorageException refusal = catchThrowableOfType(
                StorageException.class, () -> JdbcStorage.of(at("jdbc:h2:mem:inexact;" + setting)));

        assertThat(refusal).hasMessageContaining(setting.substring(0, setting.indexOf('=')));
        assertThat(refusal.isRetryable()).isFalse();
    }
}
