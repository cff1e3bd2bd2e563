package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import dev.caredesk.request.RequestId;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a request whose deadline another process moved on, of which this one has heard nothing")
class ExtendedElsewhereTest {

    private final TestSite site = new TestSite();
    private Optional<Engagement> engagement = Optional.empty();
    private Optional<ActivityId> mail = Optional.empty();
    private Optional<RequestId> request = Optional.empty();

    @BeforeEach
    void extended() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara()
                .accept(site.offer(MediaType.EMAIL, Contact.at(ContactAddress.email("ada@example.org"))))
                .orElseThrow();
        mail = work.view().current();
        request = work.view().currentRequest();
        engagement = Optional.of(work);
        Engagement theirs =
                site.process().desk(TestSite.LUCA, Locale.ENGLISH).reopen(ada).orElseThrow();
        site.clock.advance(Duration.ofDays(4));
        theirs.perform(new Action.AddComment(mail.orElseThrow(), "Still at it."))
                .orElseThrow();
        site.clock.advance(Duration.ofDays(2));
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    @DisplayName("R6 · a comment is not refused for the deadline that is only remembered")
    void acceptsCommentAfterExtension() {
        Engagement work = engagement.orElseThrow();
        assertThat(work.perform(new Action.AddComment(mail.orElseThrow(), "Me, too."))
                        .isDone())
                .isTrue();
    }

    @Test
    @DisplayName("R6 · an edit is not refused for the deadline that is only remembered")
    void acceptsEditAfterExtension() {
        Engagement work = engagement.orElseThrow();
        assertThat(work.edit(edits -> edits.request(request.orElseThrow()).title("Router"))
                        .isDone())
                .isTrue();
    }

    @Test
    @DisplayName("E8 · edits that were made in time are saved, since the request is open")
    void savesEditsMadeInTime() {
        Engagement work = engagement.orElseThrow();
        site.clock.back(Duration.ofDays(3));
        work.edit(edits -> edits.request(request.orElseThrow()).title("Router")).orElseThrow();
        site.clock.advance(Duration.ofDays(3));
        assertThat(work.save().isDone()).isTrue();
    }

    @Test
    @DisplayName("E8 · an answer saves edits that were made in time, since the request is open")
    void answerSavesEditsMadeInTime() {
        Engagement work = engagement.orElseThrow();
        site.clock.back(Duration.ofDays(3));
        work.edit(edits -> edits.request(request.orElseThrow()).title("Router")).orElseThrow();
        Closing.Unsaved question = (Closing.Unsaved) work.close();
        site.clock.advance(Duration.ofDays(3));
        assertThat(work.answer(question.save())).isInstanceOf(Closing.Closed.class);
    }

    @Test
    @DisplayName("R4 · no request follows up one that is open")
    void refusesFollowUpOfOpenRequest() {
        Engagement work = engagement.orElseThrow();
        assertThat(RefusalCodes.codes(work.perform(new Action.FollowUp(request.orElseThrow(), false))))
                .containsExactly(RefusalCode.REQUEST_OPEN);
    }
}
