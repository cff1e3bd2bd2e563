package dev.caredesk.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.Field;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.PushChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the code of the guide")
class GuideTest {

    private static final Field CITY = Field.of("city");

    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final List<Command.Reply> replies = new CopyOnWriteArrayList<>();
    private final PushChannel chat = Guide.answering(replies::add);
    private final Caredesk caredesk =
            CaredeskBuilder.on(InMemoryStorage.create()).channel(chat).start();
    private final Desk mara = caredesk.desk(AgentId.of("mara"), Locale.ENGLISH);
    private final Desk luca = caredesk.desk(AgentId.of("luca"), Locale.ENGLISH);

    @BeforeEach
    void known() {
        offer("chat-0");
        Engagement work = luca.accept(luca.offers().get(0)).orElseThrow();
        work.edit(e -> e.customer().firstName("Ada").lastName("Bianchi")).orElseThrow();
        work.create().orElseThrow();
        work.close().orElseThrow();
    }

    @AfterEach
    void end() {
        caredesk.close();
    }

    private void offer(String id) {
        Contact ada = Contact.at(ContactAddress.email("ada@example.org"));
        chat.offerChat(id, ada, IncomingMessage.inbound("1", Instant.now(), "The router drops every night."));
    }

    /** On a busy machine as well. */
    private static ConditionFactory awaiting() {
        return await().atMost(Duration.ofMinutes(5));
    }

    private Engagement back(Desk desk) {
        return Guide.comeBack(desk, "bianchi").orElseThrow();
    }

    @Test
    @DisplayName("a listener shows offers, notices and the engagements that changed")
    void listens() {
        Guide.listen(mara, shown::add);
        offer("chat-1");
        awaiting().until(() -> shown.contains("offered: chat/chat-1"));
        Engagement work = back(mara);
        awaiting().until(() -> shown.contains("now: OPEN"));
        Engagement theirs = back(luca);
        theirs.edit(e -> e.customer().city("Roma")).orElseThrow();
        theirs.save().orElseThrow();
        awaiting().until(() -> shown.stream().anyMatch(text -> text.contains("luca") && text.contains("city")));
        assertThat(work.view().notices()).hasSize(1);
    }

    @Test
    @DisplayName("violations are told all at once, each by its code and in words")
    void violations() {
        assertThat(Guide.violations(back(mara), "x".repeat(2_001), Locale.ENGLISH))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("text.too-long: ") && text.contains("2,001"))
                .anyMatch(text -> text.startsWith("tag.empty: "));
    }

    @Test
    @DisplayName("what two agents changed is loaded, chosen and saved, and nothing is overwritten unseen")
    void saves() {
        Engagement work = back(mara);
        Engagement theirs = back(luca);
        theirs.edit(e -> e.customer().city("Roma").company("Acme")).orElseThrow();
        theirs.save().orElseThrow();
        work.edit(e -> e.customer().city("Milano")).orElseThrow();

        Guide.saveMine(work).orElseThrow();

        assertThat(work.view().customer().stored().get(CITY)).contains("Milano");
        assertThat(work.view().customer().stored().get(Field.of("company"))).contains("Acme");
    }

    @Test
    @DisplayName("a reply reaches the chat server")
    void replies() {
        offer("chat-1");
        Engagement work = mara.accept(mara.offers().get(0)).orElseThrow();
        work.reply("Is it plugged in?").orElseThrow();
        awaiting().until(() -> !replies.isEmpty());
        assertThat(replies.get(0).text()).isEqualTo("Is it plugged in?");
    }
}
