package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ChannelFailure;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.Message;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.channel.PushHost;
import dev.caredesk.testkit.channel.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("replies that can't be sent")
class RefusedReplyTest {

    private final TestSite site = new TestSite();

    @AfterEach
    void end() {
        site.close();
    }

    private Engagement chat() {
        site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        site.settle();
        return work;
    }

    private static List<Message> messages(Engagement work) {
        return work.messages(ViewLookups.current(work)).orElseThrow().items();
    }

    private static List<Content> undelivered(Engagement work) {
        return messages(work).stream()
                .filter(message -> message.failure().isPresent())
                .map(Message::content)
                .toList();
    }

    @Test
    @DisplayName(
            "X5 · a reply that the channel refuses shows that, with the reason, and no second time; the chat goes on")
    void showsRefusedReplyAsNotDelivered() {
        Engagement work = chat();
        List<DeskSignal> signals = new CopyOnWriteArrayList<>();
        site.mara().listen(signals::add);
        site.channel.behave(Command.Reply.class, Behaviour.refuse("too long"));
        work.reply("Hello").orElseThrow();
        assertThat(undelivered(work)).isEmpty();

        site.settle();

        assertThat(messages(work)).singleElement().satisfies(reply -> {
            assertThat(reply.content()).isEqualTo(Content.text("Hello"));
            assertThat(reply.failure()).contains(new ChannelFailure(site.clock.instant(), "too long"));
        });
        assertThat(signals).contains(new DeskSignal.EngagementChanged(work.id()));
        assertThat(ViewLookups.activity(work, ViewLookups.current(work)).isLive())
                .isTrue();
        site.channel.behave(Behaviour.confirm());
        work.reply("Hello again").orElseThrow();
        site.settle();
        assertThat(undelivered(work)).hasSize(1);
        assertThat(site.sdk().health().refusedCommands()).isEqualTo(1);
    }

    @Test
    @DisplayName("X5 · each refused reply shows that, also when its refusal is reported again after a restart")
    void showsRefusedReplyOnce() {
        Engagement work = chat();
        site.channel.behave(Command.Reply.class, Behaviour.failForGood());
        work.reply("one").orElseThrow();
        work.reply("two").orElseThrow();
        site.settle();

        try (SecondProcess there = SecondProcess.afterKill(site)) {
            there.settle();
            Engagement again = there.desk(TestSite.MARA).engagement(work.id()).orElseThrow();
            assertThat(undelivered(again)).extracting(Content::text).containsExactly("one", "two");
        }
        assertThat(site.channel.told(Command.Reply.class)).hasSize(2);
    }

    @Test
    @DisplayName("R8 · a reply that was not delivered is an update when it is said, and none when it is refused")
    void replyIsUpdateWhenSaid() {
        Engagement work = chat();
        RequestId request = ViewLookups.request(work);
        site.channel.behave(Command.Reply.class, Behaviour.failWithRetry());
        work.reply("Hello").orElseThrow();
        site.settle();
        var said = ViewLookups.request(work, request).updated();
        site.channel.behave(Behaviour.refuse("gone"));
        site.clock.advance(Duration.ofHours(1));

        for (int round = 0; round < 10; round++) {
            site.settle();
        }

        assertThat(undelivered(work)).hasSize(1);
        assertThat(ViewLookups.request(work, request).updated()).isEqualTo(said);
    }

    @Test
    @DisplayName("X1 · over a push channel without a host, a reply and a start are refused at once")
    void refusesReplyWithoutHost() {
        PushChannel listening = PushChannel.of(ChannelId.of("push"));
        try (SecondProcess there = SecondProcess.of(site, builder -> builder.channel(listening))) {
            Engagement work = pushed(there, listening);

            assertThat(RefusalCodes.codes(work.reply("Hello"))).containsExactly(RefusalCode.CHANNEL_CANNOT);
            assertThat(RefusalCodes.codes(
                            work.start(ChannelId.of("push"), MediaType.CHAT, ContactAddress.other("ada"))))
                    .containsExactly(RefusalCode.CHANNEL_CANNOT);

            assertThat(messages(work))
                    .extracting(message -> message.content().text())
                    .containsExactly("Hi");
            there.settle();
            assertThat(there.sdk().health().refusedCommands()).isZero();
        }
    }

    @Test
    @DisplayName("X5 · over a push channel whose host does not reply, a reply is shown as not delivered")
    void showsReplyOfPartialHostAsNotDelivered() {
        PushChannel partial = PushChannel.of(ChannelId.of("push"), new PushHost() {});
        try (SecondProcess there = SecondProcess.of(site, builder -> builder.channel(partial))) {
            Engagement work = pushed(there, partial);
            work.reply("Hello").orElseThrow();
            there.settle();

            assertThat(undelivered(work)).extracting(Content::text).containsExactly("Hello");
        }
    }

    private Engagement pushed(SecondProcess there, PushChannel channel) {
        channel.offerChat(
                "1",
                Contact.at(ContactAddress.email("ada@example.org")),
                IncomingMessage.inbound("m1", site.clock.instant(), "Hi"));
        there.settle();
        Engagement work =
                there.desk(TestSite.MARA).accept(channel.interaction("1")).orElseThrow();
        there.settle();
        return work;
    }
}
