package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.activity;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.closed;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.email;
import static dev.caredesk.testkit.storage.Samples.keys;
import static dev.caredesk.testkit.storage.Samples.mail;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.ofCustomer;
import static dev.caredesk.testkit.storage.Samples.request;
import static dev.caredesk.testkit.storage.Samples.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.Match;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A customer's file, and matching. */
abstract class CustomerFileContract extends StorageTheme {

    private final StoredCustomer ada = customer("ada");
    private final StoredCustomer bob = customer("bob");

    CustomerFileContract(StorageSource source) {
        super(source);
    }

    private CustomerFile file(Instant now) {
        return scene.records().file(scene.tenant(), ada.id(), now, 3).orElseThrow();
    }

    private List<String> open(Instant now) {
        return file(now).openRequests().stream()
                .map(request -> request.id().value())
                .toList();
    }

    private Match match(MatchKey... keys) {
        return scene.records().match(scene.tenant(), Set.of(keys), T0, 3);
    }

    @Test
    @DisplayName("C6 · a customer that is not there has no file")
    void noFile() {
        assertThat(scene.records().file(scene.tenant(), ada.id(), T0, 3)).isEmpty();
    }

    @Test
    @DisplayName("A2 · a file has the open requests, last updated first, ties by commit order of the updates")
    void openRequests() {
        scene.given(ada, bob, request("a", ada.id()), request("b", ada.id()), request("c", ada.id()));
        scene.given(request("bob's", bob.id()));
        assertThat(open(T0)).containsExactly("c", "b", "a");
        scene.given(changes -> changes.touch(touch(RequestId.of("b"))));
        assertThat(open(T0)).containsExactly("b", "c", "a");
        scene.given(minute(1), changes -> changes.touch(touch(RequestId.of("a"))));
        assertThat(open(minute(1))).containsExactly("a", "b", "c");
    }

    @Test
    @DisplayName("R7 · a file has no request as open that is closed or overdue at that instant")
    void openRequestsOnly() {
        StoredRequest router = request("router", ada.id());
        scene.given(ada, router, request("billing", ada.id(), minute(1)), request("gone", ada.id()));
        scene.given(changes -> changes.change(change(closed(request("gone", ada.id()), T0))));
        assertThat(open(router.times().deadline().minus(Duration.ofNanos(1_000))))
                .containsExactly("billing", "router");
        assertThat(open(router.times().deadline())).containsExactly("billing");
        assertThat(open(minute(1).plus(Samples.DELAY))).isEmpty();
    }

    @Test
    @DisplayName("J1 · a file has the newest activity, its request whether open or not, and the first journey page")
    void newestAndJourney() {
        StoredRequest router = request("router", ada.id());
        StoredActivity last = email("z", router, minute(3));
        scene.given(ada, router, email("a", router, minute(3)), last, email("b", router, minute(1)));
        scene.given(email("c", router, T0));
        scene.given(request("bare", ada.id(), minute(9)));
        scene.given(changes -> changes.change(change(closed(router, minute(4)))));

        CustomerFile file = file(minute(9));
        assertThat(file.customer()).isEqualTo(ada);
        assertThat(file.newest()).contains(last);
        assertThat(file.newestRequest()).contains(scene.request(router.id()));
        assertThat(file.journey()).isEqualTo(scene.records().journey(scene.tenant(), ada.id(), Optional.empty(), 3));
        assertThat(file.journey().items()).hasSize(3);
        assertThat(file.journey().next()).isPresent();
    }

    @Test
    @DisplayName("A2 · the file of a customer with nothing is empty, and an activity without request has none")
    void emptyFile() {
        scene.given(ada);
        assertThat(file(T0).newest()).isEmpty();
        assertThat(file(T0).openRequests()).isEmpty();
        assertThat(file(T0).journey().items()).isEmpty();
        scene.given(ofCustomer(activity("call", MediaType.VOICE, T0), ada.id()));
        assertThat(file(T0).newest()).isPresent();
        assertThat(file(T0).newestRequest()).isEmpty();
    }

    @Test
    @DisplayName("A2 · a file has 200 open requests at most, those updated last")
    void openRequestsAtMost() {
        scene.given(ada);
        scene.given(changes -> {
            for (int i = 0; i <= CustomerFile.REQUESTS; i++) {
                changes.create(request("r" + i, ada.id(), minute(i)));
            }
        });
        assertThat(open(minute(300)))
                .hasSize(CustomerFile.REQUESTS)
                .startsWith("r200")
                .doesNotContain("r0");
    }

    @Test
    @DisplayName("C6 · no customer matches a key that none has")
    void matchNone() {
        scene.given(ada);
        assertThat(match(mail("ada@example.org"))).isEqualTo(new Match(List.of(), Optional.empty()));
        assertThat(match()).isEqualTo(new Match(List.of(), Optional.empty()));
    }

    @Test
    @DisplayName("C6 · exactly one that matches comes with its file, also when it has several of the keys")
    void matchOne() {
        scene.given(ada, bob, request("router", ada.id()));
        scene.given(request("closed", ada.id()), request("of bob", bob.id()));
        scene.given(minute(1), changes -> changes.change(change(closed(request("closed", ada.id()), minute(1)))));
        scene.given(changes -> changes.index(keys(ada.id(), mail("ada@example.org"), mail("a@example.org")))
                .index(keys(bob.id(), mail("bob@example.org"))));
        Match match = match(mail("ada@example.org"), mail("a@example.org"));
        assertThat(match.customers()).containsExactly(ada);
        assertThat(match.file()).contains(file(T0));
    }

    @Test
    @DisplayName("C6 · several that match are listed last updated first, without a file")
    void matchSeveral() {
        scene.given(ada, bob, customer("eve"));
        scene.given(changes -> changes.index(keys(ada.id(), mail("x"), mail("y")))
                .index(keys(bob.id(), mail("x")))
                .index(keys(CustomerId.of("eve"), mail("y"))));
        scene.given(changes -> changes.change(change(edited(ada, T0, "second"))));
        Match match = match(mail("x"), mail("y"));
        assertThat(match.customers())
                .extracting(customer -> customer.id().value())
                .containsExactly("ada", "eve", "bob");
        assertThat(match.file()).isEmpty();
    }

    @Test
    @DisplayName("C6 · those that match are ordered by their last update, not by when they were created or committed")
    void matchByUpdate() {
        scene.given(customer("a", minute(1)), customer("b", minute(2)), customer("c", minute(3)));
        scene.given(changes -> {
            for (String id : List.of("a", "b", "c")) {
                changes.index(keys(CustomerId.of(id), mail("x")));
            }
        });
        scene.given(changes -> changes.change(change(edited(customer("a", minute(1)), minute(9), "x"))));
        scene.given(changes -> changes.change(change(edited(customer("b", minute(2)), minute(8), "x"))));
        assertThat(match(mail("x")).customers())
                .extracting(customer -> customer.id().value())
                .containsExactly("a", "b", "c");
    }

    @Test
    @DisplayName("C6 · a match lists 10 customers at most, those updated last")
    void matchAtMost() {
        share(0, 15);
        assertThat(match(mail("shared")).customers())
                .hasSize(Match.MOST)
                .startsWith(customer("c14", minute(14)))
                .doesNotContain(customer("c4", minute(4)));
    }

    @Test
    @DisplayName(
            "C6 · of 100 that share a key those updated last are listed; of more, 10 of them, and still none has its"
                    + " file read")
    void matchVeryMany() {
        share(0, Match.SHARED);
        assertThat(match(mail("shared")).customers())
                .hasSize(Match.MOST)
                .startsWith(customer("c" + (Match.SHARED - 1), minute(Match.SHARED - 1)));
        share(Match.SHARED, Match.SHARED + 50);
        Match match = match(mail("shared"));
        assertThat(match.customers()).hasSize(Match.MOST).doesNotHaveDuplicates();
        assertThat(match.customers())
                .isSortedAccordingTo(
                        Comparator.comparing(StoredCustomer::updated).reversed());
        assertThat(match.file()).isEmpty();
    }

    private void share(int from, int to) {
        scene.given(changes -> {
            for (int i = from; i < to; i++) {
                StoredCustomer customer = customer("c" + i, minute(i));
                changes.create(customer).index(keys(customer.id(), mail("shared")));
            }
        });
    }

    @Test
    @DisplayName("C6 · a customer is matched by its last keys only, of that kind, exactly as they are")
    void matchKeysReplaced() {
        scene.given(ada);
        scene.given(changes -> changes.index(keys(ada.id(), mail("old"), mail("both"))));
        scene.given(changes -> changes.index(keys(ada.id(), mail("both"), mail("n%w"))));
        assertThat(match(mail("old")).customers()).isEmpty();
        assertThat(match(mail("both")).customers()).containsExactly(ada);
        assertThat(match(mail("new")).customers()).isEmpty();
        assertThat(match(mail("N%W")).customers()).isEmpty();
        assertThat(match(new MatchKey(MatchKey.Kind.EXTERNAL_ID, "both")).customers())
                .isEmpty();
    }
}
