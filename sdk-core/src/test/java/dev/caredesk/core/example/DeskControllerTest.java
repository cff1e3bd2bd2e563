package dev.caredesk.core.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.Outcome;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.core.ViewJson;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.DeskView;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.desk.RecentEntry;
import dev.caredesk.desk.Saved;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.search.SearchPage;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.TestIds;
import dev.caredesk.testkit.channel.RecordingChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a desk over the wire")
class DeskControllerTest {

    private static final String MARA = "mara";

    private final Storage storage = InMemoryStorage.create();
    private final TestClock clock = TestClock.standing();
    private final TestIds ids = TestIds.sequence();
    private final RecordingChannel channel = RecordingChannel.of("chat");
    private final ManualExecutor executor = new ManualExecutor();
    private final ViewJson json = ViewJson.create();

    @Test
    @DisplayName("D7 · a desk is worked through JSON alone, each call served by another process")
    void worksDeskThroughJson() {
        try (Caredesk first = start(true);
                Caredesk second = start(false)) {
            DeskController one = new DeskController(first, json);
            DeskController two = new DeskController(second, json);
            InteractionId offered = channel.offer(
                    "i1", MediaType.CHAT, Contact.at(ContactAddress.email("ada@example.org")), clock.instant());
            executor.pass(Duration.ofSeconds(1));
            DeskView desk = json.read(one.desk(MARA), DeskView.class);
            assertThat(desk.offers())
                    .singleElement()
                    .satisfies(offer -> assertThat(offer.id()).isEqualTo(offered));

            EngagementView view = done(one.accept(MARA, "chat", "i1"));
            String id = view.id().value();
            String edits = json.write(List.<Edit>of(
                    new Edit.SetField(view.customer().id(), CustomerFields.FIRST_NAME, Optional.of("Ada")),
                    new Edit.SetField(view.currentRequest().orElseThrow(), Field.TITLE, Optional.of("Router drops")),
                    new Edit.AddTag(view.current().orElseThrow(), "router")));
            EngagementView edited = done(two.edit(MARA, id, edits));
            assertThat(edited.customer().displayName()).isEqualTo("Ada");

            String action = json.write(new Action.AddComment(view.current().orElseThrow(), "Called back"));
            Outcome<CommentId> comment = json.readOutcome(one.perform(MARA, id, "op-1", action), CommentId.class);
            assertThat(json.readOutcome(two.perform(MARA, id, "op-1", action), CommentId.class))
                    .isEqualTo(comment);

            Closing question = json.read(one.close(MARA, id), Closing.class);
            assertThat(question).isInstanceOf(Closing.Uncreated.class);
            String answer = json.write(((Closing.Uncreated) question).create());
            Closing closed = json.read(two.answer(MARA, id, answer), Closing.class);
            assertThat(closed.isClosed()).isTrue();

            DeskView after = json.read(one.desk(MARA), DeskView.class);
            assertThat(after.open()).isEmpty();
            assertThat(after.recent()).extracting(RecentEntry::displayName).containsExactly("Ada");
            again(one, two, after.recent().get(0).customer().value());
        }
    }

    private void again(DeskController one, DeskController two, String customer) {
        SearchPage found = json.readOutcome(two.search(MARA, "ada", Optional.empty()), SearchPage.class)
                .orElseThrow();
        assertThat(found.matches()).isEqualTo(1);
        EngagementView view = done(one.reopen(MARA, customer));
        String id = view.id().value();
        assertThat(json.readPageOutcome(two.journey(MARA, id, Optional.empty()), JourneyEntry.class)
                        .orElseThrow()
                        .items())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.comments()).hasSize(1);
                    assertThat(entry.request().orElseThrow().title()).isEqualTo("Router drops");
                });
        String edits = "[{\"type\":\"SetField\",\"record\":\""
                + view.customer().id().text() + "\",\"field\":\"city\",\"value\":\"Roma\"}]";
        done(two.edit(MARA, id, edits));
        assertThat(json.readOutcome(one.save(MARA, id), Saved.class)
                        .orElseThrow()
                        .versions())
                .hasSize(1);
        assertThat(done(two.load(MARA, id)).unsaved()).isEmpty();
        assertThat(json.read(two.close(MARA, id), Closing.class).isClosed()).isTrue();
        assertThat(codes(json.readOutcome(one.view(MARA, id), EngagementView.class)))
                .containsExactly(RefusalCode.ENGAGEMENT_UNKNOWN);
        assertThat(codes(json.readOutcome(one.reopen(MARA, "nobody"), EngagementView.class)))
                .containsExactly(RefusalCode.RECORD_UNKNOWN);
        assertThat(json.read(one.limits(), Limits.class)).isEqualTo(Limits.DEFAULT);
    }

    private EngagementView done(String outcome) {
        return json.readOutcome(outcome, EngagementView.class).orElseThrow();
    }

    private static List<RefusalCode> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(each -> each.code()).toList();
    }

    private Caredesk start(boolean withChannel) {
        CaredeskBuilder builder = CaredeskBuilder.on(storage)
                .clock(clock)
                .ids(ids)
                .draftDelay(Duration.ZERO)
                .executor(executor)
                .hostExecutor(executor);
        Caredesk sdk = (withChannel ? builder.channel(channel) : builder).start();
        executor.pass(Duration.ofSeconds(1));
        return sdk;
    }
}
