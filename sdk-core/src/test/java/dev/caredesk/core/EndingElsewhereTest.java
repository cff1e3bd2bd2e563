package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import dev.caredesk.request.Request;
import dev.caredesk.request.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("closing an engagement whose live chat another place has moved")
class EndingElsewhereTest {

    /** With nothing unsaved, or by an answer. */
    enum How {
        SETTLED,
        SAVING,
        DISCARDING
    }

    @ParameterizedTest(name = "{displayName} · {0}")
    @EnumSource
    @DisplayName("R6 · the end is an update of the request that the chat is in, which has its deadline again")
    void endUpdatesRequestOfChat(How how) {
        try (TestSite site = new TestSite()) {
            site.customer("Ada", "ada@example.org");
            Engagement here = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            ActivityId chat = ViewLookups.current(here);
            RequestId old = ViewLookups.request(here);
            here.edit(edits -> edits.activity().tag("router")).orElseThrow();
            here.flush().orElseThrow();
            Engagement there = site.process()
                    .desk(TestSite.MARA, Locale.ENGLISH)
                    .engagement(here.id())
                    .orElseThrow();
            if (how == How.SETTLED) {
                here.save().orElseThrow();
                there.load().orElseThrow();
            }
            site.clock.advance(Duration.ofMinutes(1));
            Instant moved = site.clock.instant();
            RequestId billing = there.addRequest("Billing", "").orElseThrow();
            there.perform(new Action.Move(chat, billing)).orElseThrow();
            Instant untouched = ViewLookups.request(there, old).updated();
            site.clock.advance(Duration.ofMinutes(1));

            close(here, how);

            Engagement later = site.luca().reopen(here.view().customer().id()).orElseThrow();
            Request now = ViewLookups.request(later, billing);
            assertThat(now.deadline()).contains(site.clock.instant().plus(Duration.ofDays(5)));
            assertThat(now.updated()).isAfter(moved);
            assertThat(ViewLookups.request(later, old).updated()).isEqualTo(untouched);
        }
    }

    private static void close(Engagement work, How how) {
        Closing closing = work.close();
        if (closing instanceof Closing.Unsaved question) {
            closing = work.answer(how == How.SAVING ? question.save() : question.discard());
        }
        assertThat(closing.isClosed()).isTrue();
    }
}
