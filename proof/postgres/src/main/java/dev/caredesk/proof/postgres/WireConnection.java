package dev.caredesk.proof.postgres;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connection over a {@link CuttableWire}. */
final class WireConnection {

    private static final int BUFFER = 65_536;

    private final CuttableWire wire;
    private final Socket client;
    private final Socket server;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean answered = new AtomicBoolean();
    /** One at most. */
    private final Queue<PendingCut> shots = new ConcurrentLinkedQueue<>();

    private volatile boolean deaf;

    WireConnection(CuttableWire wire, Socket client, Socket server) throws IOException {
        this.wire = wire;
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    /** A cut that is to come when the answer of the server is there. */
    private record PendingCut(CutTrigger aim, ClientBatch question, CutPhase phase) {

        void done(boolean hit) {
            aim.done(question, phase, hit);
        }
    }

    /** A relay of bytes in one direction. */
    private interface OneWayRelay {
        void go(InputStream in, OutputStream out) throws IOException;
    }

    void start() {
        CuttableWire.start("wire out", () -> pump(client, server, wire.aim().isPresent() ? this::ask : this::pass));
        CuttableWire.start("wire in", () -> pump(server, client, this::answer));
    }

    /** Ends it; false if it had ended before. */
    boolean cut() {
        boolean first = ended.compareAndSet(false, true);
        CuttableWire.quietly(client);
        CuttableWire.quietly(server);
        wire.gone(this);
        taken().ifPresent(missed -> missed.done(false));
        return first;
    }

    private void pump(Socket from, Socket to, OneWayRelay way) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            way.go(in, out);
            if (deaf && from == client && !ended.get()) {
                wire.gaveUp();
            }
        } catch (IOException cut) {
            // The other end finds out as well.
        } finally {
            cut();
        }
    }

    /** Returns whether what comes now is swallowed, as all that comes later: who has missed a word understands nothing any more. */
    private boolean isDeaf() {
        deaf = deaf || wire.isSilent();
        return deaf;
    }

    private void pass(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (!isDeaf()) {
                answered.set(false);
                out.write(buffer, 0, read);
                out.flush();
            }
        }
    }

    private void ask(InputStream in, OutputStream out) throws IOException {
        ClientBatchReader questions = new ClientBatchReader(in);
        CutTrigger aim = wire.aim().orElseThrow();
        for (Optional<ClientBatch> next = questions.next(); next.isPresent(); next = questions.next()) {
            if (!isDeaf() && !isAsked(aim, next.get(), out)) {
                return;
            }
        }
    }

    /** False if it is cut under it. */
    private boolean isAsked(CutTrigger aim, ClientBatch question, OutputStream out) throws IOException {
        byte[] bytes = question.raw();
        Optional<CutPhase> phase = question.statements().isEmpty() ? Optional.empty() : aim.at(question);
        boolean awaited = phase.filter(at -> at.compareTo(CutPhase.SENT) > 0).isPresent();
        if (awaited) {
            shots.add(new PendingCut(aim, question, phase.get()));
        }
        answered.set(false);
        if (phase.isEmpty() || awaited) {
            out.write(bytes);
            out.flush();
            return true;
        }
        boolean hit = false;
        try {
            out.write(bytes, 0, part(aim, phase.get(), bytes.length));
            out.flush();
            hit = cut();
        } finally {
            aim.done(question, phase.get(), hit);
        }
        return false;
    }

    private static int part(CutTrigger aim, CutPhase phase, int bytes) {
        return switch (phase) {
            case BEFORE -> 0;
            case DURING -> aim.part(bytes);
            case SENT, UNHEARD, ANSWERED -> bytes;
        };
    }

    private void answer(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        ReadyDetector ready = new ReadyDetector();
        ByteArrayOutputStream held = new ByteArrayOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (isDeaf()) {
                continue;
            }
            if (!answered.getAndSet(true)) {
                wire.answered();
            }
            ready.read(buffer, read);
            held.write(buffer, 0, read);
            // Looked at before the client hears anything: what it asks then has a shot of its own.
            Optional<CutPhase> awaited = Optional.ofNullable(shots.peek()).map(PendingCut::phase);
            boolean unheard = awaited.filter(CutPhase.UNHEARD::equals).isPresent();
            if (unheard && ready.isDone()) {
                hit();
                return;
            }
            if (unheard && !ready.isRefused()) {
                continue;
            }
            if (ready.isRefused()) {
                taken().ifPresent(missed -> missed.done(false));
            }
            out.write(held.toByteArray());
            out.flush();
            held.reset();
            if (awaited.filter(CutPhase.ANSWERED::equals).isPresent() && ready.isDone()) {
                hit();
                return;
            }
        }
    }

    private Optional<PendingCut> taken() {
        return Optional.ofNullable(shots.poll());
    }

    private void hit() {
        Optional<PendingCut> hit = taken();
        boolean first = cut();
        hit.ifPresent(at -> at.done(first));
    }
}
