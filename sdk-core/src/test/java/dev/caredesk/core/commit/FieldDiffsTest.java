package dev.caredesk.core.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FieldDiffsTest {

    private static final ActivityRecord CHAT = ActivityRecord.started(
            ActivityId.of("chat"),
            new ActivityRecord.Origin(
                    MediaType.CHAT,
                    Direction.INBOUND,
                    ContactAddress.email("ada@example.org"),
                    InteractionId.of(ChannelId.of("web"), "1")),
            AgentId.of("mara"),
            Instant.EPOCH,
            EngagementId.of("e"));
    private static final CustomerId ADA = CustomerId.of("ada");
    private static final RequestId FIRST = RequestId.of("first");
    private static final RequestId SECOND = RequestId.of("second");

    @Test
    @DisplayName("Z3 · fields that were set, changed and emptied are told by name, with the value before and after")
    void tellsFields() {
        Map<Field, String> before = Map.of(Field.of("changed"), "a", Field.of("emptied"), "b", Field.of("kept"), "c");
        Map<Field, String> after = Map.of(Field.of("changed"), "d", Field.of("set"), "e", Field.of("kept"), "c");

        List<FieldDiff> diffs = FieldDiffs.of(before, after);

        assertThat(diffs)
                .containsExactly(diff("changed", "a", "d"), diff("emptied", "b", null), diff("set", null, "e"));
        assertThat(FieldDiffs.fields(diffs)).containsExactly(Field.of("changed"), Field.of("emptied"), Field.of("set"));
    }

    @Test
    @DisplayName(
            "Z3 · each tag that was added or removed is told, and none that stayed, in whatever case it is written")
    void tellsTags() {
        ActivityRecord before = tagged("Router", "Billing", "Old");
        ActivityRecord after = tagged("ROUTER", "Billing", "New");

        List<FieldDiff> diffs = FieldDiffs.of(before, after);

        assertThat(diffs).containsExactly(diff("tags", null, "New"), diff("tags", "Old", null));
        assertThat(FieldDiffs.fields(diffs)).containsExactly(Field.TAGS);
    }

    @Test
    @DisplayName("Z3 · a move of an activity tells its customer where that is another one, and its request")
    void tellsPlace() {
        ActivityRecord first = CHAT.placed(ADA, FIRST);

        assertThat(FieldDiffs.of(CHAT, first))
                .containsExactly(diff("customer", null, "ada"), diff("request", null, "first"));
        assertThat(FieldDiffs.of(first, first.movedTo(ADA, SECOND)))
                .containsExactly(diff("request", "first", "second"));
        assertThat(FieldDiffs.of(first, first)).isEmpty();
    }

    @Test
    @DisplayName("Z3 · a new activity tells its place and its tags")
    void tellsNewActivity() {
        assertThat(FieldDiffs.created(tagged("Router").placed(ADA, FIRST)))
                .containsExactly(
                        diff("tags", null, "Router"), diff("customer", null, "ada"), diff("request", null, "first"));
        assertThat(FieldDiffs.created(CHAT)).isEmpty();
    }

    private static ActivityRecord tagged(String... tags) {
        return CHAT.tagged(Stream.of(tags).map(Tag::new).toList());
    }

    private static FieldDiff diff(String field, @Nullable String before, @Nullable String after) {
        return new FieldDiff(Field.of(field), Optional.ofNullable(before), Optional.ofNullable(after));
    }
}
