package dev.caredesk.jdbc.dialect;

import dev.caredesk.WrongCallException;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/** The URL of an H2 database that the storage opens by itself. */
public final class H2Url {
    // Without WRITE_DELAY=0 a kill loses acknowledged commits. The cache is for parsed statements. The trace file would
    // hold values of statements that failed. Payloads of usual size stay in their rows.
    private static final String SETTINGS =
            ";WRITE_DELAY=0;QUERY_CACHE_SIZE=256;TRACE_LEVEL_FILE=0;MAX_LENGTH_INPLACE_LOB=32768";

    private static final String ENDING = ".mv.db";

    private H2Url() {}

    public static String ofFile(Path file) {
        if (!file.getFileSystem().equals(FileSystems.getDefault())) {
            throw new WrongCallException("the path of an H2 file must be one of the default file system");
        }
        Path whole = file.toAbsolutePath().normalize();
        String path = whole.toString();
        if (path.contains(";")) {
            throw new WrongCallException("the path of an H2 file must not contain a semicolon");
        }
        if (path.contains("\\") && !file.getFileSystem().getSeparator().equals("\\")) {
            throw new WrongCallException(
                    "the path of an H2 file must not contain a backslash, which H2 takes for a separator");
        }
        if (file.toString().isEmpty() || whole.getFileName() == null || path.endsWith(ENDING)) {
            throw new WrongCallException(
                    "the path of an H2 file must have a name, and not end with " + ENDING + ", which H2 adds");
        }
        // Not "file:": an interrupted thread would close that file, and with it the database, under all others (ADR
        // 0016).
        return "jdbc:h2:retry:" + path + SETTINGS;
    }

    public static String inMemory(String name) {
        if (!name.matches("[A-Za-z0-9_-]{1,100}")) {
            throw new WrongCallException(
                    "the name of a database must have 1 to 100 letters, digits, _ and -, was " + name);
        }
        return "jdbc:h2:mem:" + name + SETTINGS + ";DB_CLOSE_DELAY=-1";
    }
}
