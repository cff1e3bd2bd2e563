package dev.caredesk.proof.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A wire between clients and a server on this machine, that counts how often somebody waits for the other end, and that can be cut.
 * Safe for use by several threads.
 */
public final class CuttableWire implements AutoCloseable {

    private final ServerSocket entrance;
    private final int server;
    private final Optional<CutTrigger> aim;
    private final Set<WireConnection> lines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger trips = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();
    private volatile boolean down;
    private volatile boolean silent;

    private CuttableWire(ServerSocket entrance, int server, Optional<CutTrigger> aim) {
        this.entrance = entrance;
        this.server = server;
        this.aim = aim;
    }

    /** A wire to that port. */
    public static CuttableWire to(int port) {
        return to(port, Optional.empty());
    }

    /** A wire to that port of PostgreSQL, that is cut where somebody aims. */
    public static CuttableWire to(int port, CutTrigger aim) {
        return to(port, Optional.of(aim));
    }

    private static CuttableWire to(int port, Optional<CutTrigger> aim) {
        try {
            CuttableWire wire = new CuttableWire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port, aim);
            start("wire", wire::accept);
            return wire;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The URL of that database of a server on this machine, over the wire. */
    public String url(String url) {
        return url.replace(":" + server + "/", ":" + port() + "/");
    }

    /** The port on which clients come in. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Returns how many times a client said something and was answered, since the start or the last reset. */
    public int trips() {
        return trips.get();
    }

    /** Begins to count from nothing. */
    public void reset() {
        trips.set(0);
    }

    /** Breaks all connections; new ones can be made. */
    public void cut() {
        lines.forEach(WireConnection::cut);
    }

    /** Breaks every new connection at once, until it is up again; those that are there stay. */
    public void refuse() {
        down = true;
    }

    /** Breaks all connections, and every new one at once, until it is up again. */
    public void down() {
        refuse();
        cut();
    }

    /**
     * Swallows all that is said, without a word, until it is up again. A connection over which something was swallowed stays there, and
     * stays dead.
     */
    public void silence() {
        silent = true;
    }

    /** Returns how many connections over which something was swallowed were ended by their clients. */
    public int givenUp() {
        return givenUp.get();
    }

    /** Lets clients through again. */
    public void up() {
        silent = false;
        down = false;
    }

    @Override
    public void close() {
        quietly(entrance);
        cut();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                connect(entrance.accept());
            } catch (IOException over) {
                // It was closed, or the server is not there; the client finds out.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        if (down) {
            client.close();
            return;
        }
        try {
            WireConnection line =
                    new WireConnection(this, client, new Socket(InetAddress.getLoopbackAddress(), server));
            lines.add(line);
            line.start();
            if (down) {
                line.cut();
            }
        } catch (IOException failure) {
            client.close();
            throw failure;
        }
    }

    Optional<CutTrigger> aim() {
        return aim;
    }

    boolean isSilent() {
        return silent;
    }

    void answered() {
        trips.incrementAndGet();
    }

    void gaveUp() {
        givenUp.incrementAndGet();
    }

    void gone(WireConnection line) {
        lines.remove(line);
    }

    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    static void quietly(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception gone) {
            // It is gone, as it was to be.
        }
    }
}
