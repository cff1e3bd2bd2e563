package dev.caredesk.proof.postgres;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The messages that a client sends to PostgreSQL before it waits for an answer.
 *
 * @param statements the texts of what it runs, also where it only names what it had prepared before
 * @param bytes all of it, each byte as one character
 */
public record ClientBatch(List<String> statements, String bytes) {

    public ClientBatch {
        statements = List.copyOf(statements);
    }

    byte[] raw() {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns whether that is one of its statements, or its values. */
    public boolean says(String text) {
        return bytes.contains(text);
    }

    /** Returns whether it runs a statement that begins so. */
    public boolean runs(String beginning) {
        return statements.stream().anyMatch(statement -> statement.startsWith(beginning));
    }
}
