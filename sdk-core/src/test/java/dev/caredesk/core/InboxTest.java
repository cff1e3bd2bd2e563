package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.MissedInteraction;
import dev.caredesk.desk.Offer;
import dev.caredesk.desk.OfferPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the host's inbox")
class InboxTest {

    private final TestSite site = new TestSite();

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    @DisplayName("D5 · lists all offers in pages, oldest first, with a count, also those that a desk rejected")
    void listsOffers() {
        InteractionId first = site.chat("ada@example.org");
        InteractionId second = site.chat("bob@example.org");
        site.mara().reject(first).orElseThrow();

        OfferPage page = site.sdk().inbox().offers(Optional.empty(), 1).orElseThrow();
        OfferPage rest = site.sdk().inbox().offers(page.page().next(), 1).orElseThrow();

        assertThat(page.waiting()).isEqualTo(2);
        assertThat(page.capped()).isFalse();
        assertThat(page.page().items()).extracting(Offer::id).containsExactly(first);
        assertThat(rest.page().items()).extracting(Offer::id).containsExactly(second);
        assertThat(site.sdk().inbox().find(first)).contains(page.page().items().get(0));
        assertThat(RefusalCodes.codes(site.sdk().inbox().offers(Optional.empty(), 0)))
                .containsExactly(RefusalCode.PAGE_EMPTY);
    }

    @Test
    @DisplayName("D5, D8 · a withdrawn offer is missed; what an agent has is left alone")
    void withdrawsOffer() {
        List<DeskSignal> signals = new ArrayList<>();
        site.luca().listen(signals::add);
        InteractionId waiting = site.chat("ada@example.org");
        InteractionId taken = site.chat("bob@example.org");
        site.mara().accept(taken).orElseThrow();

        assertThat(site.sdk().inbox().withdraw(waiting).isDone()).isTrue();
        assertThat(site.sdk().inbox().withdraw(waiting).isDone()).isTrue();
        assertThat(site.sdk().inbox().withdraw(taken).refusals())
                .containsExactly(new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, TestSite.MARA));
        assertThat(RefusalCodes.codes(site.sdk().inbox().withdraw(site.channel.interaction("never"))))
                .containsExactly(RefusalCode.INTERACTION_GONE);
        site.settle();

        assertThat(site.sdk().inbox().find(waiting)).isEmpty();
        assertThat(site.luca().missed(Optional.empty(), 10).orElseThrow().items())
                .extracting(MissedInteraction::id)
                .containsExactly(waiting);
        assertThat(signals).contains(new DeskSignal.OfferGone(waiting));
        assertThat(site.mara().view().open()).hasSize(1);
    }

    @Test
    @DisplayName("D5 · offers that began before an instant expire, and later ones stay")
    void expiresOffers() {
        for (int each = 0; each < 3; each++) {
            site.chat("old" + each + "@example.org");
        }
        site.clock.advance(Duration.ofHours(1));
        Instant now = site.clock.instant();
        InteractionId fresh = site.chat("new@example.org");

        assertThat(site.sdk().inbox().expire(now)).isEqualTo(3);
        assertThat(site.sdk().inbox().expire(now)).isZero();
        assertThat(site.mara().offers()).extracting(Offer::id).containsExactly(fresh);
    }

    @Test
    @DisplayName("D5 · every process tells its own desks what came, what was said, who took it and who rejected it")
    void everyProcessTellsItsDesks() {
        List<DeskSignal> heard = new ArrayList<>();
        site.sdk();
        site.process().desk(TestSite.LUCA).listen(heard::add);
        InteractionId chat = site.chat("ada@example.org");
        site.channel.message(chat, "m1", site.clock.instant(), "Hello?");
        site.settle();
        site.mara().reject(chat).orElseThrow();
        site.luca().reject(chat).orElseThrow();
        site.settle();
        site.mara().accept(chat).orElseThrow();
        site.settle();

        assertThat(heard).hasSize(3).last().isEqualTo(new DeskSignal.OfferGone(chat));
        assertThat(heard.subList(0, 2)).allMatch(DeskSignal.OfferCame.class::isInstance);
    }
}
