package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.ChannelException;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.spi.channel.IncomingMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("attachments")
class AttachmentTest {

    private static final Attachment LOG = new Attachment("log.txt", "text/plain", 5, "part-2");

    private final TestSite site = new TestSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    @DisplayName("L6 · an attachment's content is read from the channel on demand, also after the end and after Close")
    void readsContentOnDemand() throws IOException {
        InteractionId id = site.chat("ada@example.org");
        Engagement work = site.mara().accept(id).orElseThrow();
        ActivityId activity = ViewLookups.current(work);
        work.create().orElseThrow();
        site.channel.message(id, sent(site));
        site.channel.end(id, site.clock.instant());
        site.settle();
        site.channel.attach("part-2", "drops".getBytes(StandardCharsets.UTF_8));

        assertThat(work.messages(activity, Optional.empty(), 10).orElseThrow().items())
                .singleElement()
                .satisfies(
                        message -> assertThat(message.content().attachments()).containsExactly(LOG));
        assertThat(read(work, activity)).isEqualTo("drops");
        work.close().orElseThrow();
        Engagement again = site.luca().reopen(work.view().customer().id()).orElseThrow();
        assertThat(read(again, activity)).isEqualTo("drops");
    }

    @Test
    @DisplayName("L6 · an attachment that the channel has no more is said to be gone")
    void saysThatAttachmentIsGone() {
        InteractionId id = site.chat("ada@example.org");
        Engagement work = site.mara().accept(id).orElseThrow();
        site.channel.message(id, sent(site));
        site.channel.attach("part-2", new byte[5]);
        site.channel.dropAttachment("part-2");

        assertThat(RefusalCodes.codes(work.attachment(ViewLookups.current(work), LOG)))
                .containsExactly(RefusalCode.ATTACHMENT_GONE);
    }

    @Test
    @DisplayName("L6 · an attachment that no message of the activity has is unknown, whatever the channel knows of it")
    void refusesAttachmentOfNoMessage() {
        InteractionId id = site.chat("ada@example.org");
        Engagement work = site.mara().accept(id).orElseThrow();
        site.channel.message(id, sent(site));
        site.settle();
        site.channel.attach("part-2", new byte[5]);
        site.channel.attach("part-3", new byte[5]);
        Attachment forged = new Attachment("log.txt", "text/plain", 5, "part-3");

        assertThat(RefusalCodes.codes(work.attachment(ViewLookups.current(work), LOG)))
                .isEmpty();
        assertThat(RefusalCodes.codes(work.attachment(ViewLookups.current(work), forged)))
                .containsExactly(RefusalCode.ATTACHMENT_UNKNOWN);
    }

    @Test
    @DisplayName("L6 · an attachment of an activity of another customer, or of none, is not read")
    void refusesAttachmentOfOtherCustomer() {
        CustomerId bob = site.customer("Bob", "bob@example.org");
        ActivityId theirs = site.luca()
                .reopen(bob)
                .orElseThrow()
                .view()
                .activities()
                .get(0)
                .stored()
                .id();
        site.channel.attach("part-2", new byte[5]);
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();

        for (ActivityId id : List.of(theirs, ActivityId.of("nothing"))) {
            assertThat(RefusalCodes.codes(work.attachment(id, LOG))).containsExactly(RefusalCode.RECORD_UNKNOWN);
        }
    }

    @Test
    @DisplayName("L6 · a channel without attachments refuses, and so does one that is not there any more")
    void refusesWithoutCapability() {
        ReportingChannel plain = new ReportingChannel("plain");
        ActivityId activity;
        Engagement work;
        try (SecondProcess there = SecondProcess.of(site, builder -> builder.channel(plain))) {
            work = there.desk(TestSite.MARA).accept(plain.offer(site)).orElseThrow();
            activity = ViewLookups.current(work);
            assertThat(RefusalCodes.codes(work.attachment(activity, LOG))).containsExactly(RefusalCode.CHANNEL_CANNOT);
            Engagement elsewhere = site.mara().engagement(work.id()).orElseThrow();
            assertThat(RefusalCodes.codes(elsewhere.attachment(activity, LOG)))
                    .containsExactly(RefusalCode.CHANNEL_CANNOT);
        }
    }

    @Test
    @DisplayName("X2 · a channel that fails to open an attachment fails as a channel, and harms nothing else")
    void reportsFailingChannel() {
        FailingFiles failing = new FailingFiles();
        try (SecondProcess there = SecondProcess.of(site, builder -> builder.channel(failing))) {
            Engagement work =
                    there.desk(TestSite.MARA).accept(failing.offer(site)).orElseThrow();
            ActivityId activity = ViewLookups.current(work);
            failing.sink().message(work.view().activities().get(0).stored().interaction(), sent(site));
            ChannelException own = ChannelException.unavailable("the mail server is away");
            for (RuntimeException failure : List.of(own, new IllegalStateException("ada@example.org"))) {
                failing.fail(failure);
                assertThatThrownBy(() -> work.attachment(activity, LOG))
                        .isInstanceOf(ChannelException.class)
                        .hasMessageNotContaining("ada@example.org");
            }
            work.comment("will look later").orElseThrow();
        }
    }

    private static IncomingMessage sent(TestSite site) {
        Content content = new Content(
                "see the log", Optional.empty(), Optional.empty(), Optional.empty(), List.of(LOG), List.of());
        return new IncomingMessage("m1", site.clock.instant(), Direction.INBOUND, content);
    }

    private static String read(Engagement work, ActivityId activity) throws IOException {
        try (InputStream content = work.attachment(activity, LOG).orElseThrow()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
