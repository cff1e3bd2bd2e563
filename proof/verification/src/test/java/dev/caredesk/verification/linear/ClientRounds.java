package dev.caredesk.verification.linear;

import dev.caredesk.TenantId;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.testkit.storage.Samples;
import dev.caredesk.testkit.storage.Scene;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Clients that meet on one storage, again and again, each time on a customer and a request that are new. */
final class ClientRounds implements AutoCloseable {

    private static final int CLIENTS = 3;
    private static final long LIMIT_MINUTES = 20;

    private final Scene open;
    private final Scene scene;
    private final long seed;
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final CyclicBarrier start = new CyclicBarrier(CLIENTS);

    /**
     * @param open the storage as it is
     * @param seen the same as clients see it
     */
    ClientRounds(Storage open, Storage seen, long seed) {
        this.open = new Scene(open, TenantId.DEFAULT);
        this.scene = new Scene(seen, TenantId.DEFAULT);
        this.seed = seed;
    }

    /** Runs one round and returns its history. */
    ClientHistory barrier(int number) {
        return history(
                number,
                clients -> clients.stream()
                        .map(client -> threads.submit(() -> {
                            start.await(LIMIT_MINUTES, TimeUnit.MINUTES);
                            return client.call();
                        }))
                        .toList()
                        .stream()
                        .map(ClientRounds::get)
                        .toList());
    }

    /** Runs one round in which each client ends before the next begins, which has seen nothing since the start. */
    ClientHistory meetingInTurn(int number) {
        return history(
                number, clients -> clients.stream().map(RegisterClient::call).toList());
    }

    private ClientHistory history(int number, Function<List<RegisterClient>, List<List<ClientOperation>>> barrier) {
        StoredCustomer customer = Samples.customer("customer-" + number);
        List<Stored> records = List.of(customer, Samples.request("request-" + number, customer.id()));
        open.given(records.toArray(Stored[]::new));
        AtomicLong clock = new AtomicLong();
        List<RegisterClient> clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> new RegisterClient(
                        "client-" + client, scene, clock, new Random(seed + 1_000L * number + client), records))
                .toList();
        List<ClientOperation> operations =
                barrier.apply(clients).stream().flatMap(List::stream).toList();
        return new ClientHistory(new RegisterState(RegisterClient.values(records)), operations);
    }

    private static List<ClientOperation> get(Future<List<ClientOperation>> client) {
        try {
            return client.get(LIMIT_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("a client failed", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
