package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.callState;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.offeredOn;
import static dev.caredesk.testkit.storage.InboxSamples.rejected;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.Samples.CHAT;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.closed;
import static dev.caredesk.testkit.storage.Samples.command;
import static dev.caredesk.testkit.storage.Samples.comment;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.draft;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.email;
import static dev.caredesk.testkit.storage.Samples.end;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.externalId;
import static dev.caredesk.testkit.storage.Samples.mail;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.moved;
import static dev.caredesk.testkit.storage.Samples.payload;
import static dev.caredesk.testkit.storage.Samples.request;
import static dev.caredesk.testkit.storage.Samples.terms;
import static dev.caredesk.testkit.storage.Samples.touch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommandDone;
import dev.caredesk.spi.storage.FailureWrite;
import dev.caredesk.spi.storage.Hold;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.RecentWrite;
import dev.caredesk.spi.storage.Release;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredLane;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two customers of one tenant, each with two requests, with activities, messages, comments, a desk, a channel and words of their own: what
 * is done with one of them changes no answer about the other. A condition that is missing in one statement shows here.
 */
abstract class NeighbourContract extends StorageTheme {

    private final Household ada = new Household("ada", "bob", MARA, CHAT, MatchKey.Kind.EMAIL);
    private final Household bob = new Household("bob", "ada", JON, ChannelId.of("forum"), MatchKey.Kind.EXTERNAL_ID);

    NeighbourContract(StorageSource source) {
        super(source);
    }

    /**
     * A customer with all that belongs to it. The address is the same text for both, of another kind; a request and an activity have the
     * text of the other customer's id.
     */
    private final class Household {
        private final String name;
        private final AgentId agent;
        private final ChannelId channel;
        private final MatchKey address;
        private final StoredCustomer customer;
        private final StoredRequest router;
        private final StoredRequest billing;
        private final StoredActivity talk;
        private final StoredActivity mail;
        private final StoredInteraction said;
        private final StoredInteraction written;

        Household(String name, String other, AgentId agent, ChannelId channel, MatchKey.Kind kind) {
            this.name = name;
            this.agent = agent;
            this.channel = channel;
            this.address = new MatchKey(kind, "shared");
            this.customer = customer(name);
            this.router = request(other, customer.id());
            this.billing = request(of("billing"), customer.id(), minute(1));
            this.talk = Samples.chat(other, router);
            this.mail = email(of("mail"), billing, minute(1));
            this.said = offeredOn(offer(InteractionId.of(channel, "said"), T0), agent);
            this.written = offeredOn(offer(InteractionId.of(channel, "written"), minute(1)), agent);
        }

        private String of(String what) {
            return what + " of " + name;
        }

        /** All of it; what comes first in time is written last. */
        void moveIn() {
            scene.given(changes -> changes.create(customer)
                    .create(router)
                    .create(billing)
                    .create(talk)
                    .create(mail)
                    .create(said)
                    .create(written)
                    .create(comment(of("last note"), talk.id(), minute(2)))
                    .create(comment(of("note"), mail.id(), minute(1)))
                    .create(callState(of("last line"), said.id(), minute(2), CallState.ANSWERED))
                    .create(message(of("line"), written.id(), minute(1)))
                    .draft(draft(of("open"), agent, Optional.of(customer.id()), 0))
                    .draft(draft(of("new"), agent, Optional.empty(), 0))
                    .claim(externalId(of("X"), customer.id()))
                    .index(new Index(customer.id(), Set.of(address, mail(name)), terms("firstName", name, "all")))
                    .command(command(of("command"), said.id()))
                    .command(command(of("last command"), said.id()))
                    .command(command("command", written.id()))
                    .parking(parking(written))
                    .recent(new RecentWrite(agent, customer.id()))
                    .journal(entry(customer.id(), 1))
                    .journal(entry(talk.id(), 1))
                    .journal(entry(said.id(), 1)));
            scene.given(
                    minute(2),
                    changes -> changes.create(comment(of("middle note"), talk.id(), minute(1)))
                            .create(comment(of("first note"), talk.id(), T0))
                            .create(message(of("middle line"), said.id(), minute(1)))
                            .create(callState(of("first line"), said.id(), T0, CallState.RINGING))
                            .change(change(edited(router, of("second"))))
                            .touch(touch(router.id()))
                            .command(command("second command", written.id()))
                            .failure(new FailureWrite(talk.id(), Optional.of(payload(of("failure")))))
                            .journal(entry(router.id(), 2)));
            for (int i = 9; i > 6; i--) {
                scene.given(request(of("empty " + i), customer.id(), minute(i)));
                scene.given(email(of("mail " + i), billing, minute(i)));
            }
        }

        /** All that a storage answers about it, by what was asked. */
        Map<String, Object> answers() {
            List<RecordId> ids = List.of(customer.id(), router.id(), billing.id(), talk.id(), mail.id());
            Map<String, Object> answers = new LinkedHashMap<>();
            ids.forEach(id -> answers.put("record " + id.text(), scene.load(id)));
            ids.forEach(id -> answers.put(
                    "history " + id.text(), scene.journal().history(scene.tenant(), id, Optional.empty(), 9)));
            ids.forEach(id -> answers.put(
                    "later history " + id.text(),
                    scene.journal().history(scene.tenant(), id, Optional.of(Version.FIRST), 9)));
            answers.put("file", scene.records().file(scene.tenant(), customer.id(), minute(3), 9));
            answers.put("match", scene.records().match(scene.tenant(), Set.of(address), minute(3), 9));
            answers.put(
                    "match by two", scene.records().match(scene.tenant(), Set.of(address, mail(name)), minute(3), 9));
            answers.put("journey", ones(from -> scene.records().journey(scene.tenant(), customer.id(), from, 1)));
            for (ActivityId activity : List.of(talk.id(), mail.id())) {
                answers.put(
                        "comments " + activity,
                        ones(from -> scene.records().comments(scene.tenant(), activity, from, 1)));
            }
            answers.put("offers", scene.inbox().offers(scene.tenant(), Optional.of(agent), Optional.empty(), 9));
            answers.put("missed", missed());
            for (InteractionId id : List.of(said.id(), written.id())) {
                answers.put("interaction " + id, scene.load(id));
                answers.put("lane " + id, scene.lane(id));
                answers.put("last call state " + id, scene.records().lastCallState(scene.tenant(), id));
                answers.put("history " + id, scene.journal().history(scene.tenant(), id, Optional.empty(), 9));
                for (MessageOrder order : MessageOrder.values()) {
                    answers.put(
                            "messages " + id + order,
                            ones(from -> scene.records().messages(scene.tenant(), id, order, from, 1)));
                }
            }
            answers.put(
                    "claims",
                    scene.records()
                            .claims(
                                    scene.tenant(),
                                    Set.of(externalId(of("X"), customer.id()).key())));
            answers.put("desk", scene.desks().desk(scene.tenant(), agent, 9));
            answers.put("draft", scene.desks().draft(scene.tenant(), EngagementId.of(of("open"))));
            answers.put("parked", parked());
            List<Clause> words = List.of(new Clause(List.of("all"), false), new Clause(List.of(name), false));
            answers.put("search", found(words));
            answers.put("turned search", found(List.of(words.get(1), words.get(0))));
            answers.put("phrase", found(List.of(new Clause(List.of(name, "all"), false))));
            answers.put(
                    "search by prefixes",
                    found(List.of(words.get(0), new Clause(List.of(name.substring(0, 2)), true))));
            answers.put("search by a prefix first", found(List.of(new Clause(List.of("al"), true), words.get(1))));
            return answers;
        }

        private List<StoredInteraction> missed() {
            return ones(from -> scene.inbox().missed(scene.tenant(), from, 1)).stream()
                    .filter(each -> each.id().channel().equals(channel))
                    .toList();
        }

        private List<StoredLane> parked() {
            return ones(from -> scene.lanes().parked(scene.tenant(), from, 1, 9)).stream()
                    .filter(each -> each.interaction().channel().equals(channel))
                    .toList();
        }

        private LaneParking parking(StoredInteraction interaction) {
            return new LaneParking(interaction.id(), Optional.of(payload(of("reason"))));
        }

        private Object found(List<Clause> clauses) {
            return scene.records()
                    .search(scene.tenant(), new SearchQuery(clauses, Optional.of(name), Optional.empty(), 9));
        }

        /** The writes to it, in this order. */
        Map<String, Consumer<ChangeSet.Builder>> writes() {
            Map<String, Consumer<ChangeSet.Builder>> writes = new LinkedHashMap<>();
            writes.put("customer", changes -> changes.change(change(edited(customer, minute(4), "x"))));
            writes.put("touch", changes -> changes.touch(touch(billing.id())));
            writes.put(
                    "move",
                    changes -> changes.change(change(moved(mail, router))).touch(touch(router.id())));
            writes.put("end", changes -> changes.end(end(talk.id(), minute(4))).touch(touch(router.id())));
            writes.put("message", changes -> changes.create(message(of("later line"), said.id(), minute(5))));
            writes.put("rejection", changes -> changes.change(change(rejected(written, agent))));
            writes.put("accept", changes -> changes.change(change(taken(said, talk.id(), agent))));
            writes.put(
                    "end of an offer",
                    changes -> changes.change(change(InboxSamples.missed(rejected(written, agent), minute(5)))));
            writes.put("hold", changes -> changes.hold(new Hold(mail.id(), Optional.of(EngagementId.of(of("open"))))));
            writes.put("close", changes -> changes.change(change(closed(billing, minute(4)))));
            writes.put("draft", changes -> changes.draft(draft(of("open"), agent, Optional.of(customer.id()), 1)));
            writes.put("closing", changes -> changes.draft(Samples.closing(of("new"), agent, 1)));
            writes.put(
                    "release",
                    changes -> changes.release(
                            new Release(externalId(of("X"), customer.id()).key(), customer.id())));
            writes.put("index", changes -> changes.index(new Index(customer.id(), Set.of(), terms("city", "x"))));
            writes.put(
                    "command done",
                    changes -> changes.commandDone(new CommandDone(said.id(), CommandId.of(of("command")))));
            writes.put(
                    "parking",
                    changes -> changes.parking(new LaneParking(written.id(), Optional.empty()))
                            .parking(parking(said)));
            writes.put(
                    "last command done",
                    changes -> changes.commandDone(new CommandDone(said.id(), CommandId.of(of("last command")))));
            writes.put(
                    "failures",
                    changes -> changes.failure(new FailureWrite(mail.id(), Optional.of(payload("x"))))
                            .failure(new FailureWrite(new MessageId(of("line")), Optional.of(payload("x")))));
            writes.put("Recent", changes -> changes.recent(new RecentWrite(agent, customer.id())));
            return writes;
        }
    }

    private static <T> List<T> ones(Function<Optional<Cursor>, Rows<T>> read) {
        return Pages.all(read, () -> {});
    }

    @Test
    @DisplayName("E6 · what belongs to another customer, agent or channel changes no answer about these")
    void readsAreApart() {
        ada.moveIn();
        Map<String, Object> before = ada.answers();
        bob.moveIn();
        assertThat(ada.answers()).isEqualTo(before);
    }

    @Test
    @DisplayName("E6 · what belonged to another customer, agent or channel before changes no answer about these")
    void earlierOnesAreApart() {
        bob.moveIn();
        ada.moveIn();
        Map<String, Object> both = ada.answers();
        assertThat(both.get("comments " + ada.talk.id())).asInstanceOf(LIST).hasSize(3);
        assertThat(both.get("messages " + ada.said.id() + MessageOrder.OLDEST_FIRST))
                .asInstanceOf(LIST)
                .hasSize(3);
        assertThat(both.get("journey")).asInstanceOf(LIST).hasSize(8);
        assertThat(both.get("parked")).asInstanceOf(LIST).hasSize(1);
        assertThat(scene.desks().desk(scene.tenant(), MARA, 9).open()).hasSize(2);
        assertThat(scene.customer(ada.customer.id())).isEqualTo(ada.customer);
    }

    @Test
    @DisplayName("Z3 · a history is of one record, also when only the audit trail has it")
    void auditsAreApart() {
        ada.moveIn();
        trimFeed();
        Map<String, Object> before = ada.answers();
        bob.moveIn();
        trimFeed();
        assertThat(ada.answers()).isEqualTo(before);
    }

    private void trimFeed() {
        JournalTrim feed = new JournalTrim(new JournalTrim.Newest(0), false);
        assertThat(scene.storage().trimJournal(scene.tenant(), feed, 99)).isPositive();
    }

    @Test
    @DisplayName("E6 · no write for another customer, agent or channel changes an answer about these")
    void writesAreApart() {
        ada.moveIn();
        bob.moveIn();
        assertLeavesAlone(bob, ada);
        assertLeavesAlone(ada, bob);
    }

    private void assertLeavesAlone(Household one, Household alone) {
        Map<String, Object> before = alone.answers();
        one.writes().forEach((name, write) -> {
            scene.given(minute(4), write);
            assertThat(alone.answers()).as("after " + name + " for another").isEqualTo(before);
        });
    }
}
