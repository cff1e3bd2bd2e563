package dev.caredesk.verification;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Captures logs until it is closed: of the console, where the logging backend writes, and of the driver of PostgreSQL. */
final class LogCapture implements AutoCloseable {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream console = System.err;
    private final PrintStream kept = new PrintStream(said, true, StandardCharsets.UTF_8);
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            kept.println(new SimpleFormatter().format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private LogCapture() {
        handler.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(handler);
        System.setErr(kept);
    }

    static LogCapture kept() {
        return new LogCapture();
    }

    String text() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setErr(console);
        Logger.getLogger("").removeHandler(handler);
    }
}
