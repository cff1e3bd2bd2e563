package dev.caredesk.proof.postgres;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a client sends to PostgreSQL, message by message, and puts it together to {@link ClientBatch}es. For use by one thread. */
final class ClientBatchReader {

    private static final int NAMED = 3;
    private static final int HEAD = 5;
    /** Parse, Bind, Describe, Execute, Close: nobody answers before something else was said. */
    private static final String UNANSWERED = "PBDEC";

    private final DataInputStream in;
    private final Map<String, String> prepared = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    private boolean begun;

    ClientBatchReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** The next one; empty when the client has ended the connection. */
    Optional<ClientBatch> next() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<String> statements = new ArrayList<>();
        try {
            while (!isWhole(all, statements)) {
                // There is more of it.
            }
        } catch (EOFException end) {
            return Optional.empty();
        }
        return Optional.of(new ClientBatch(statements, all.toString(StandardCharsets.ISO_8859_1)));
    }

    /** Adds a message; true when it may be answered. */
    private boolean isWhole(ByteArrayOutputStream all, List<String> statements) throws IOException {
        // Until the connection has begun, messages have no type.
        int type = begun ? in.readUnsignedByte() : 0;
        int length = in.readInt();
        byte[] body = new byte[length - Integer.BYTES];
        in.readFully(body);
        ByteBuffer head = ByteBuffer.allocate(HEAD).put((byte) type).putInt(length);
        all.write(head.array(), begun ? 0 : 1, begun ? HEAD : Integer.BYTES);
        all.write(body, 0, body.length);
        if (begun) {
            run((char) type, new String(body, StandardCharsets.ISO_8859_1).split("\0", NAMED), statements);
        } else {
            // Other numbers than that of the protocol ask for encryption, or to cancel.
            begun = ByteBuffer.wrap(body).getShort() == 3;
        }
        return UNANSWERED.indexOf(type) < 0;
    }

    private void run(char type, String[] texts, List<String> statements) {
        switch (type) {
            case 'P' -> prepared.put(texts[0], texts[1].strip());
            case 'B' -> portals.put(texts[0], prepared.getOrDefault(texts[1], ""));
            case 'E' -> statements.add(portals.getOrDefault(texts[0], ""));
            case 'Q' -> statements.add(texts[0].strip());
            default -> {
                // Runs nothing.
            }
        }
    }
}
