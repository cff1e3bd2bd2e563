package dev.caredesk.spi.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.channel.CommandId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a ChangeSet")
class ChangeSetTest {

    private static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");
    private static final AgentId MARA = AgentId.of("mara");
    private static final CustomerId ADA = CustomerId.of("ada");
    private static final RequestId ROUTER = RequestId.of("router");
    private static final ActivityId TALK = ActivityId.of("talk");
    private static final InteractionId CALL = InteractionId.of(ChannelId.of("chat"), "call");
    private static final CommandId COMMAND = CommandId.of("k");
    private static final EngagementId E1 = EngagementId.of("e1");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Claim.Key KEY = new Claim.Key(Claim.Kind.EXTERNAL_ID, "7");

    private static ChangeSet of(Consumer<ChangeSet.Builder> parts) {
        ChangeSet.Builder builder = ChangeSet.builder(ChangeSetId.of("c"), TenantId.DEFAULT, Actor.of(MARA), T0);
        parts.accept(builder);
        return builder.build();
    }

    private static StoredCustomer customer(long version) {
        return new StoredCustomer(ADA, new Version(version), T0, T0, Payload.EMPTY);
    }

    /** Each part, as it is added once. */
    private static Map<String, Consumer<ChangeSet.Builder>> parts() {
        Map<String, Consumer<ChangeSet.Builder>> parts = new LinkedHashMap<>();
        parts.put("record", changes -> changes.create(customer(1)));
        parts.put("end", changes -> changes.end(new EndWrite(TALK, new End(T0, EndReason.CLOSED_BY_AGENT))));
        parts.put("hold", changes -> changes.hold(new Hold(TALK, Optional.empty())));
        parts.put("failure", changes -> changes.failure(new FailureWrite(TALK, Optional.empty())));
        parts.put(
                "draft",
                changes -> changes.draft(new DraftWrite(E1, MARA, Optional.empty(), 0, 1, Optional.of(Payload.EMPTY))));
        parts.put("release", changes -> changes.release(new Release(KEY, ADA)));
        parts.put("claim", changes -> changes.claim(new Claim(KEY, ADA, MARA)));
        parts.put("index", changes -> changes.index(new Index(ADA, Set.of(), List.of())));
        parts.put("command", changes -> changes.command(new StoredCommand(COMMAND, CALL, Payload.EMPTY)));
        parts.put("end of a command", changes -> changes.commandDone(new CommandDone(CALL, COMMAND)));
        parts.put("parking of a lane", changes -> changes.parking(new LaneParking(CALL, Optional.empty())));
        parts.put("entry of Recent", changes -> changes.recent(new RecentWrite(MARA, ADA)));
        return parts;
    }

    @Test
    @DisplayName("refuses each part that it has twice, by name, and takes it once")
    void refusesTwice() {
        parts().forEach((name, part) -> {
            assertThat(of(part)).isNotNull();
            assertThatThrownBy(() -> of(part.andThen(part)))
                    .isInstanceOf(WrongCallException.class)
                    .hasMessage("ChangeSet must have each " + name + " once, had one of them twice");
        });
    }

    @Test
    @DisplayName("refuses a record that it creates and changes, and two claims of one key by others")
    void refusesContradictions() {
        assertThatThrownBy(() -> of(changes -> changes.create(customer(1))
                        .change(new RecordChange.CustomerChange(ADA, Version.FIRST, T0, Payload.EMPTY))))
                .hasMessageContaining("each record once");
        assertThatThrownBy(() -> of(changes ->
                        changes.claim(new Claim(KEY, ADA, MARA)).claim(new Claim(KEY, CustomerId.of("bob"), MARA))))
                .hasMessageContaining("each claim once");
    }

    @Test
    @DisplayName("X5 · refuses two failures of a record and two parkings of a lane, also where they differ")
    void refusesContradictionsOfChannels() {
        Optional<Payload> reason = Optional.of(Payload.EMPTY);
        assertThatThrownBy(() -> of(changes -> changes.failure(new FailureWrite(TALK, reason))
                        .failure(new FailureWrite(TALK, Optional.empty()))))
                .hasMessageContaining("each failure once");
        assertThatThrownBy(() -> of(changes -> changes.parking(new LaneParking(CALL, reason))
                        .parking(new LaneParking(CALL, Optional.empty()))))
                .hasMessageContaining("each parking of a lane once");
    }

    @Test
    @DisplayName("X5 · keeps failures and parkings, in their order")
    void keepsPartsOfChannels() {
        List<FailureWrite> failures = List.of(
                new FailureWrite(TALK, Optional.of(Payload.EMPTY)),
                new FailureWrite(new MessageId("line"), Optional.empty()));
        List<LaneParking> parkings = List.of(
                new LaneParking(CALL, Optional.of(Payload.EMPTY)),
                new LaneParking(InteractionId.of(ChannelId.of("a"), "call"), Optional.empty()));
        ChangeSet changes = of(builder -> {
            failures.forEach(builder::failure);
            parkings.forEach(builder::parking);
        });
        assertThat(changes.failures()).isEqualTo(failures);
        assertThat(changes.parkings()).isEqualTo(parkings);
    }

    @Test
    @DisplayName("refuses a new record at a later version")
    void refusesLaterVersion() {
        assertThatThrownBy(() -> of(changes -> changes.create(customer(2))))
                .isInstanceOf(WrongCallException.class)
                .hasMessage("version of a created record must be 1, was 2");
    }

    @Test
    @DisplayName("has one touch of a request: an update if one of several is, ignored only where all would be")
    void mergesTouches() {
        Touch update = new Touch(ROUTER, DAY, true, false);
        Touch ifOpen = new Touch(ROUTER, DAY, true, true);
        Touch left = new Touch(ROUTER, DAY, false, false);
        assertThat(of(changes -> changes.touch(ifOpen).touch(ifOpen)).touches()).containsExactly(ifOpen);
        assertThat(of(changes -> changes.touch(ifOpen).touch(left)).touches()).containsExactly(update);
        assertThat(of(changes -> changes.touch(left).touch(update)).touches()).containsExactly(update);
    }

    @Test
    @DisplayName("has no draft below revision 1 or behind the expected one, and requires no version of what has none")
    void refusesWhatIsUndefined() {
        assertThatThrownBy(() -> new DraftWrite(E1, MARA, Optional.empty(), 0, 0, Optional.of(Payload.EMPTY)))
                .isInstanceOf(WrongCallException.class)
                .hasMessageContaining("was 0 where 0 was expected");
        assertThatThrownBy(() -> new DraftWrite(E1, MARA, Optional.empty(), 3, 2, Optional.of(Payload.EMPTY)))
                .isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> new JournalTrim.Newest(-1)).isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> new Require.AtVersion(new CommentId("c"), Version.FIRST))
                .isInstanceOf(WrongCallException.class)
                .hasMessageContaining("COMMENT");
        assertThatThrownBy(() -> new Require.AtVersion(new MessageId("m"), Version.FIRST))
                .isInstanceOf(WrongCallException.class);
    }
}
