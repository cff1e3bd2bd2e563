package dev.caredesk.core.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.Claim;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTest {

    private static final AgentId LUCA = AgentId.of("luca");
    private static final ActivityId CALL = ActivityId.of("call");
    private static final InteractionId CHAT = InteractionId.of(ChannelId.of("chat"), "1");
    private static final RequestId REQUEST = RequestId.of("request");
    private static final CustomerId ADA = CustomerId.of("ada");
    private static final EngagementId HERE = EngagementId.of("here");
    private static final EngagementId THERE = EngagementId.of("there");
    private static final Refusal OTHER = new Refusal.Other(RefusalCode.COMMIT_REFUSED, Map.of());

    @ParameterizedTest
    @DisplayName("E6 · a commit that the storage refused is explained to the agent, each condition in its own words")
    @MethodSource("conditions")
    void explains(Broken condition, Refusal refusal) {
        assertThat(Refusals.of(List.of(condition))).containsExactly(refusal);
        assertThat(Refusals.of(List.of(condition, condition))).containsExactly(refusal);
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                row(
                        held(Claim.Kind.EXTERNAL_ID, "C-17", ADA),
                        new Refusal.Duplicate(
                                RefusalCode.EXTERNAL_ID_TAKEN, CustomerFields.EXTERNAL_ID, "C-17", Optional.of(ADA))),
                row(
                        held(Claim.Kind.SLOT, "luca/VOICE/0", CALL),
                        new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, LUCA)),
                row(
                        new Broken.RequestClosed(REQUEST),
                        new Refusal.Closed(RefusalCode.REQUEST_CLOSED, Optional.of(REQUEST))),
                row(new Broken.RequestOpen(REQUEST), OTHER),
                row(new Broken.Missing(CALL), new Refusal.Unknown(RefusalCode.RECORD_UNKNOWN, CALL.text())),
                row(new Broken.Exists(CALL), OTHER),
                row(new Broken.Ended(CALL), new Refusal.Closed(RefusalCode.ACTIVITY_ENDED, Optional.of(CALL))),
                row(new Broken.DraftMoved(HERE, Optional.empty()), OTHER),
                row(new Broken.LaneMoved(CHAT), new Refusal.Unknown(RefusalCode.LANE_NOT_PARKED, "chat/1")),
                row(
                        new Broken.CustomerOpen(HERE, THERE),
                        new Refusal.NotAllowed(RefusalCode.CUSTOMER_OPEN, Optional.empty(), Optional.empty())));
    }

    @Test
    @DisplayName("E6 · each condition that a storage may refuse has an explanation here")
    void explainsAll() {
        Set<String> explained = conditions()
                .map(row -> Arrays.stream(row.get()).findFirst().orElseThrow())
                .map(name -> ((Named<?>) name).getName())
                .collect(Collectors.toCollection(HashSet::new));

        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Broken.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @ParameterizedTest
    @DisplayName(
            "D4 · an interaction beyond the limit is refused with its medium, the limit, and how many there would be")
    @CsvSource({"VOICE,calls,1", "CHAT,chats,4", "EMAIL,emails,7"})
    void tellsLimit(MediaType media, String field, int limit) {
        Limits limits = Limits.DEFAULT.withAtOnce(new Limits.AtOnce(OptionalInt.of(4), OptionalInt.of(7)));
        RefusalCode code = media == MediaType.VOICE ? RefusalCode.CALL_LIMIT : RefusalCode.MEDIA_LIMIT;

        assertThat(Refusals.tooMany(media, limits))
                .isEqualTo(new Refusal.OverLimit(code, Optional.empty(), Field.of(field), limit, limit + 1L));
    }

    private static Broken held(Claim.Kind kind, String key, RecordId holder) {
        Claim.Key wanted = new Claim.Key(kind, key);
        return new Broken.Held(
                new Claim(wanted, RequestId.of("mine"), AgentId.of("mara")), new Claim(wanted, holder, LUCA));
    }

    private static Arguments row(Broken condition, Refusal refusal) {
        return arguments(named(condition.getClass().getSimpleName(), condition), refusal);
    }
}
