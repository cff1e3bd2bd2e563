package dev.caredesk.jdbc.database;

import static dev.caredesk.jdbc.database.StartFailure.isForGood;
import static dev.caredesk.jdbc.database.StartFailure.isForNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.caredesk.WrongCallException;
import dev.caredesk.jdbc.JdbcProxy;
import dev.caredesk.jdbc.JdbcStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a start on H2 that fails says what must be done, and whether a retry makes sense:")
class H2FaultsTest {
    /** The size of a file's header block, of which there are two. */
    private static final int BLOCK = 4_096;

    @TempDir
    Path folder;

    private static DataSource at(String url, String user) {
        return JdbcProxy.as(DataSource.class, (proxy, method, arguments) -> DriverManager.getConnection(url, user, ""));
    }

    @Test
    @DisplayName("a file that another process has open")
    void reportsFileInUse() throws SQLException {
        Path file = folder.resolve("taken");
        // Under another name of the same file H2 goes by the lock of the file, as another process would.
        try (Connection holder = DriverManager.getConnection("jdbc:h2:file:" + file, "sa", "")) {
            assertThat(holder.isValid(0)).isTrue();

            isForNow(() -> JdbcStorage.h2(file), "open in another process", "SQLState 90020");
        }
    }

    @Test
    @DisplayName("a file that is no database")
    void reportsDamagedFile() throws IOException {
        Files.writeString(folder.resolve("text.mv.db"), "no database at all, but a text".repeat(500));

        isForGood(() -> JdbcStorage.h2(folder.resolve("text")), "H2 file is damaged", "SQLState 90030");
    }

    @Test
    @DisplayName("a file of a later version of H2")
    void reportsFileOfLaterVersion() throws IOException {
        JdbcStorage.h2(folder.resolve("later")).close();
        Path file = folder.resolve("later.mv.db");
        byte[] whole = Files.readAllBytes(file);
        for (int header = 0; header < 2 * BLOCK; header += BLOCK) {
            String text = new String(whole, header, BLOCK, StandardCharsets.ISO_8859_1);
            String said = text.substring(0, text.indexOf(",fletcher:")).replaceFirst("format:\\d", "format:9");
            byte[] bytes = said.getBytes(StandardCharsets.ISO_8859_1);
            String header9 = said + ",fletcher:" + Integer.toHexString(checksum(bytes)) + "\n";
            System.arraycopy(header9.getBytes(StandardCharsets.ISO_8859_1), 0, whole, header, header9.length());
        }
        Files.write(file, whole);

        isForGood(() -> JdbcStorage.h2(folder.resolve("later")), "of another version of H2", "SQLState 90048");
    }

    /** Fletcher's, as H2 has it in front of a file. */
    private static int checksum(byte[] bytes) {
        int first = 0xffff;
        int second = 0xffff;
        for (int at = 0; at < bytes.length; at += 2) {
            int low = at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0;
            first = (first + (((bytes[at] & 0xff) << 8) | low)) % 0xffff;
            second = (second + first) % 0xffff;
        }
        return (second << 16) | first;
    }

    @Test
    @DisplayName("a place where no file can be")
    void reportsPlaceWithoutFile() throws IOException {
        Path noFolder = Files.createFile(folder.resolve("a file"));

        isForGood(() -> JdbcStorage.h2(noFolder.resolve("care")), "H2 file can't be made or written", "SQLState 900");
        isForGood(() -> JdbcStorage.h2(Path.of("/proc/none/care")), "H2 file can't be made or written", "SQLState 900");
    }

    @Test
    @DisplayName("a wrong password, and a database that must be there already")
    void reportsWrongPasswordOrMissingDatabase() {
        JdbcStorage.h2InMemory("not-let-in").close();

        isForGood(
                () -> JdbcStorage.of(at("jdbc:h2:mem:not-let-in", "nobody")), "user or the password", "SQLState 28000");
        isForGood(
                () -> JdbcStorage.of(at("jdbc:h2:" + folder.resolve("none") + ";IFEXISTS=TRUE", "sa")),
                "database does not exist",
                "SQLState 9014");
    }

    @Test
    @DisplayName("a file that is opened to read only")
    void reportsReadOnlyFile() {
        JdbcStorage.h2(folder.resolve("read")).close();

        isForGood(
                () -> JdbcStorage.of(
                        at("jdbc:h2:" + folder.resolve("read") + ";WRITE_DELAY=0;ACCESS_MODE_DATA=r", "sa")),
                "set to read only",
                "SQLState 90097");
    }

    @Test
    @DisplayName("a path of another file system is a wrong call, and makes no file on the usual one")
    void refusesPathOfOtherFileSystem() throws IOException {
        URI archive = URI.create("jar:" + folder.resolve("archive.zip").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path inside = zip.getPath(folder.resolve("care").toString());

            assertThatThrownBy(() -> JdbcStorage.h2(inside))
                    .isInstanceOf(WrongCallException.class)
                    .hasMessageContaining("must be one of the default file system");
        }
        assertThat(folder.resolve("care.mv.db")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\b", "a\\b/care", "\\care", "care\\"})
    @DisplayName(
            "a path with a backslash in a name, which H2 takes for another path, is a wrong call, and makes no file")
    void backslash(String name) throws IOException {
        assumeThat(folder.getFileSystem().getSeparator()).isEqualTo("/");

        assertThatThrownBy(() -> JdbcStorage.h2(folder.resolve(name)))
                .isInstanceOf(WrongCallException.class)
                .hasMessageContaining("must not contain a backslash");
        assertThat(folder).isEmptyDirectory();
    }
}
