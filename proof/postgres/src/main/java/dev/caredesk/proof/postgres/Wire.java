package dev.caredesk.proof.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A wire between clients and a server on this machine, that counts how often somebody waits for the other end, and that can be cut.
 * Safe for use by several threads.
 */
public final class Wire implements AutoCloseable {

    private static final int LONGEST_WORD = 40;

    private final ServerSocket entrance;
    private final int server;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private final AtomicInteger trips = new AtomicInteger();
    private volatile Optional<Watch> watch = Optional.empty();
    private volatile boolean down;

    /** Who says something. */
    public enum Side {
        /** Who came in. */
        CLIENT,
        /** Who answers. */
        SERVER
    }

    private record Watch(Side side, String word, Runnable then, AtomicBoolean heard) {}

    private Wire(ServerSocket entrance, int server) {
        this.entrance = entrance;
        this.server = server;
    }

    /** A wire to that port. */
    public static Wire to(int port) {
        try {
            Wire wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            start("wire", wire::accept);
            return wire;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The port on which clients come in. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** How many times a client said something and was answered, since the start or the last reset. */
    public int trips() {
        return trips.get();
    }

    /** Begins to count from nothing. */
    public void reset() {
        trips.set(0);
    }

    /** Breaks all connections; new ones can be made. */
    public void cut() {
        ends.forEach(Wire::quietly);
        ends.clear();
    }

    /** Breaks all connections, and every new one at once, until it is up again. */
    public void down() {
        down = true;
        cut();
    }

    /** Lets clients through again. */
    public void up() {
        down = false;
    }

    /** When that side says the word next, on any connection, does something before the other side hears it; once. */
    public void beforeHeard(Side side, String word, Runnable then) {
        watch = Optional.of(new Watch(side, word, then, new AtomicBoolean()));
    }

    /** @return the end of what was said, where a word may have begun */
    private String look(Side side, String said) {
        Optional<Watch> heard = watch.filter(each -> each.side() == side
                && said.contains(each.word())
                && each.heard().compareAndSet(false, true));
        heard.ifPresent(watched -> watched.then().run());
        return heard.isPresent() ? "" : said.substring(Math.max(0, said.length() - LONGEST_WORD));
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
            Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
            there.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            ends.add(client);
            ends.add(there);
            AtomicReference<Side> last = new AtomicReference<>(Side.CLIENT);
            start("wire out", () -> pump(client, there, Side.CLIENT, last));
            start("wire in", () -> pump(there, client, Side.SERVER, last));
        } catch (IOException failure) {
            client.close();
            throw failure;
        }
    }

    private void pump(Socket from, Socket to, Side side, AtomicReference<Side> last) {
        byte[] buffer = new byte[65_536];
        String end = "";
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (last.getAndSet(side) == Side.CLIENT && side == Side.SERVER) {
                    trips.incrementAndGet();
                }
                String said = watch.isEmpty() ? "" : new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                end = said.isEmpty() ? "" : look(side, end + said);
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException cut) {
            // The other end finds out as well.
        } finally {
            quietly(from);
            quietly(to);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception gone) {
            // It is gone, as it was to be.
        }
    }
}
