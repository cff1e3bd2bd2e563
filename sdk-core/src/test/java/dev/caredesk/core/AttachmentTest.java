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

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @DisplayName("L6 · an attachment's content is read from the channel on demand, also after the end and after Close")
    void content() throws IOException {
        InteractionId id = house.chat("ada@example.org");
        Engagement work = house.mara().accept(id).orElseThrow();
        ActivityId activity = Told.current(work);
        work.create().orElseThrow();
        house.channel.message(id, sent(house));
        house.channel.end(id, house.clock.instant());
        house.settle();
        house.channel.attach("part-2", "drops".getBytes(StandardCharsets.UTF_8));

        assertThat(work.messages(activity, Optional.empty(), 10).orElseThrow().items())
                .singleElement()
                .satisfies(
                        message -> assertThat(message.content().attachments()).containsExactly(LOG));
        assertThat(read(work, activity)).isEqualTo("drops");
        work.close().orElseThrow();
        Engagement again = house.luca().reopen(work.view().customer().id()).orElseThrow();
        assertThat(read(again, activity)).isEqualTo("drops");
    }

    @Test
    @DisplayName("L6 · an attachment that the channel has no more is said to be gone")
    void gone() {
        InteractionId id = house.chat("ada@example.org");
        Engagement work = house.mara().accept(id).orElseThrow();
        house.channel.message(id, sent(house));
        house.channel.attach("part-2", new byte[5]);
        house.channel.dropAttachment("part-2");

        assertThat(Why.codes(work.attachment(Told.current(work), LOG))).containsExactly(RefusalCode.ATTACHMENT_GONE);
    }

    @Test
    @DisplayName("L6 · an attachment that no message of the activity has is unknown, whatever the channel knows of it")
    void forged() {
        InteractionId id = house.chat("ada@example.org");
        Engagement work = house.mara().accept(id).orElseThrow();
        house.channel.message(id, sent(house));
        house.settle();
        house.channel.attach("part-2", new byte[5]);
        house.channel.attach("part-3", new byte[5]);
        Attachment forged = new Attachment("log.txt", "text/plain", 5, "part-3");

        assertThat(Why.codes(work.attachment(Told.current(work), LOG))).isEmpty();
        assertThat(Why.codes(work.attachment(Told.current(work), forged)))
                .containsExactly(RefusalCode.ATTACHMENT_UNKNOWN);
    }

    @Test
    @DisplayName("L6 · an attachment of an activity of another customer, or of none, is not read")
    void foreign() {
        CustomerId bob = house.customer("Bob", "bob@example.org");
        ActivityId theirs = house.luca()
                .reopen(bob)
                .orElseThrow()
                .view()
                .activities()
                .get(0)
                .stored()
                .id();
        house.channel.attach("part-2", new byte[5]);
        Engagement work = house.mara().accept(house.chat("ada@example.org")).orElseThrow();

        for (ActivityId id : List.of(theirs, ActivityId.of("nothing"))) {
            assertThat(Why.codes(work.attachment(id, LOG))).containsExactly(RefusalCode.RECORD_UNKNOWN);
        }
    }

    @Test
    @DisplayName("L6 · a channel without attachments refuses, and so does one that is not there any more")
    void without() {
        ReportingChannel plain = new ReportingChannel("plain");
        ActivityId activity;
        Engagement work;
        try (Elsewhere there = Elsewhere.of(house, builder -> builder.channel(plain))) {
            work = there.desk(House.MARA).accept(plain.offer(house)).orElseThrow();
            activity = Told.current(work);
            assertThat(Why.codes(work.attachment(activity, LOG))).containsExactly(RefusalCode.CHANNEL_CANNOT);
            Engagement elsewhere = house.mara().engagement(work.id()).orElseThrow();
            assertThat(Why.codes(elsewhere.attachment(activity, LOG))).containsExactly(RefusalCode.CHANNEL_CANNOT);
        }
    }

    @Test
    @DisplayName("X2 · a channel that fails to open an attachment fails as a channel, and harms nothing else")
    void failing() {
        FailingFiles failing = new FailingFiles();
        try (Elsewhere there = Elsewhere.of(house, builder -> builder.channel(failing))) {
            Engagement work =
                    there.desk(House.MARA).accept(failing.offer(house)).orElseThrow();
            ActivityId activity = Told.current(work);
            failing.sink().message(work.view().activities().get(0).stored().interaction(), sent(house));
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

    private static IncomingMessage sent(House house) {
        Content content = new Content(
                "see the log", Optional.empty(), Optional.empty(), Optional.empty(), List.of(LOG), List.of());
        return new IncomingMessage("m1", house.clock.instant(), Direction.INBOUND, content);
    }

    private static String read(Engagement work, ActivityId activity) throws IOException {
        try (InputStream content = work.attachment(activity, LOG).orElseThrow()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
