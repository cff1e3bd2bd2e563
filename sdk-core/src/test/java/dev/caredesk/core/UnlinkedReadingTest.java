package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.ChannelException;
import dev.caredesk.Outcome;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.spi.channel.IncomingMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what is read of an activity without a customer, before it is linked")
class UnlinkedReadingTest {

    private static final Attachment LOG = new Attachment("log.txt", "text/plain", 12, "log");

    private final TestSite site = new TestSite();

    @AfterEach
    void end() {
        site.close();
    }

    /** A chat with a message that has an attachment, and with a comment. */
    private Engagement chat(String email) {
        InteractionId id = site.chat(email);
        Engagement work = site.mara().accept(id).orElseThrow();
        site.channel.message(id, withLog());
        site.channel.attach("log", "what happened".getBytes(StandardCharsets.UTF_8));
        site.settle();
        work.comment("wants her money back").orElseThrow();
        return work;
    }

    private IncomingMessage withLog() {
        Content content = new Content(
                "It is broken.", Optional.empty(), Optional.empty(), Optional.empty(), List.of(LOG), List.of());
        return new IncomingMessage("m1", site.clock.instant(), Direction.INBOUND, content);
    }

    private ActivityId left() {
        Engagement work = chat("stranger@example.org");
        ActivityId activity = ViewLookups.current(work);
        work.answer(work.close().question().orElseThrow().discard()).orElseThrow();
        return activity;
    }

    @Test
    @DisplayName("A7 · messages, comments and attachments of a listed activity can be read before it is linked")
    void readsListedActivityBeforeLink() throws IOException {
        ActivityId activity = left();
        Desk desk = site.luca();
        assertThat(desk.unlinked().orElseThrow().items())
                .extracting(Activity::id)
                .containsExactly(activity);

        assertThat(desk.messages(activity).orElseThrow().items())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.content().text()).isEqualTo("It is broken.");
                    assertThat(message.content().attachments()).containsExactly(LOG);
                });
        assertThat(desk.comments(activity).orElseThrow().items())
                .extracting(Comment::text)
                .containsExactly("wants her money back");
        try (InputStream content = desk.attachment(activity, LOG).orElseThrow()) {
            assertThat(content).hasContent("what happened");
        }
        site.channel.dropAttachment("log");
        assertThat(RefusalCodes.codes(desk.attachment(activity, LOG))).containsExactly(RefusalCode.ATTACHMENT_GONE);
    }

    @Test
    @DisplayName("A7 · they are read in pages")
    void readsInPages() {
        ActivityId activity = left();
        Desk desk = site.luca();

        assertThat(RefusalCodes.codes(desk.messages(activity, Optional.empty(), 0)))
                .containsExactly(RefusalCode.PAGE_EMPTY);
        assertThat(RefusalCodes.codes(desk.comments(activity, Optional.empty(), 201)))
                .containsExactly(RefusalCode.PAGE_TOO_LARGE);
        assertThat(desk.messages(activity, Optional.empty(), 1).orElseThrow().items())
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "A7 · an activity that has a customer, that an engagement has, or that is unknown can't be read this way")
    void refusesOtherActivities() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        ActivityId linked = left();
        site.luca().link(linked, ada).orElseThrow();
        ActivityId open = ViewLookups.current(chat("other@example.org"));

        assertRefused(linked, RefusalCode.ACTIVITY_LINKED);
        assertRefused(open, RefusalCode.ACTIVITY_LIVE_ELSEWHERE);
        assertRefused(ActivityId.of("nothing"), RefusalCode.RECORD_UNKNOWN);
    }

    private void assertRefused(ActivityId activity, RefusalCode code) {
        List<BiFunction<Desk, ActivityId, Outcome<?>>> reads =
                List.of(Desk::messages, Desk::comments, (desk, id) -> desk.attachment(id, LOG));
        for (BiFunction<Desk, ActivityId, Outcome<?>> read : reads) {
            assertThat(RefusalCodes.codes(read.apply(site.luca(), activity))).containsExactly(code);
        }
    }

    @Test
    @DisplayName("L6 · an attachment whose channel is not there can't be had")
    void refusesAttachmentWithoutChannel() {
        Engagement work = chat("ada@example.org");
        ActivityId activity = ViewLookups.current(work);
        Engagement there = site.elsewhere(work);
        assertThat(RefusalCodes.codes(there.attachment(activity, LOG))).containsExactly(RefusalCode.CHANNEL_CANNOT);
        assertThat(RefusalCodes.codes(work.attachment(ActivityId.of("nothing"), LOG)))
                .containsExactly(RefusalCode.RECORD_UNKNOWN);
    }

    @Test
    @DisplayName("L6 · a channel that fails to give an attachment has failed, whatever it throws")
    void reportsFailingChannel() {
        FailingFiles failing = new FailingFiles();
        try (SecondProcess there = SecondProcess.of(site, builder -> builder.channel(failing))) {
            InteractionId id = failing.offer(site);
            Engagement work = there.desk(TestSite.MARA).accept(id).orElseThrow();
            failing.sink().message(id, withLog());

            assertThatThrownBy(() -> work.attachment(ViewLookups.current(work), LOG))
                    .hasMessageNotContaining("secret")
                    .isInstanceOfSatisfying(
                            ChannelException.class,
                            failure -> assertThat(failure.isRetryable()).isTrue());
        }
    }
}
