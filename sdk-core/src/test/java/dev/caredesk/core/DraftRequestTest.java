package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.OperationId;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.desk.RequestView;
import dev.caredesk.desk.UnsavedChange;
import dev.caredesk.request.RequestId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("requests and moves in the draft, before Create")
class DraftRequestTest {

    private final TestSite site = new TestSite();

    @AfterEach
    void end() {
        site.close();
    }

    private Engagement uncreated() {
        return site.mara().accept(site.chat("ada@example.org")).orElseThrow();
    }

    private static Action.AddRequest billing(Optional<ActivityId> activity) {
        return new Action.AddRequest("Billing", "Twice.", activity);
    }

    private static RequestView shown(Engagement work, RequestId id) {
        return work.view().requests().stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("D7 · a move in the draft raises its revision by exactly one")
    void moveRaisesRevisionByOne() {
        Engagement work = uncreated();
        RequestId billing = work.perform(billing(Optional.empty())).orElseThrow();
        long before = work.view().revision();

        work.move(ViewLookups.current(work), billing).orElseThrow();

        assertThat(work.view().revision()).isEqualTo(before + 1);
        assertThat(work.view().currentRequest()).contains(billing);
    }

    @Test
    @DisplayName("D7 · adding a request together with an activity raises the draft's revision by exactly one")
    void addWithActivityRaisesRevisionByOne() {
        Engagement work = uncreated();
        long before = work.view().revision();

        RequestId billing =
                work.perform(billing(Optional.of(ViewLookups.current(work)))).orElseThrow();

        assertThat(work.view().revision()).isEqualTo(before + 1);
        assertThat(work.view().currentRequest()).contains(billing);
    }

    @Test
    @DisplayName("A5 · before Create, a move to an unknown request or to one of another customer is refused, and the"
            + " draft stays as it is")
    void refusesMoveToForeignRequest() {
        RequestId foreign = ViewLookups.request(
                site.luca().reopen(site.customer("Bob", "bob@example.org")).orElseThrow());
        Engagement work = uncreated();
        ActivityId chat = ViewLookups.current(work);
        EngagementView before = work.view();

        assertThat(RefusalCodes.codes(work.move(chat, RequestId.of("none"))))
                .containsExactly(RefusalCode.RECORD_UNKNOWN);
        assertThat(RefusalCodes.codes(work.move(chat, foreign))).containsExactly(RefusalCode.RECORD_UNKNOWN);

        assertThat(work.view()).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "A4 · before Create, an activity that is not in the engagement can't be put into a new request, and none"
                    + " is added")
    void refusesForeignActivity() {
        CustomerId bob = site.customer("Bob", "bob@example.org");
        ActivityId foreign = site.luca()
                .reopen(bob)
                .orElseThrow()
                .view()
                .activities()
                .get(0)
                .stored()
                .id();
        Engagement work = uncreated();
        EngagementView before = work.view();

        assertThat(RefusalCodes.codes(work.perform(billing(Optional.of(ActivityId.of("none"))))))
                .containsExactly(RefusalCode.RECORD_UNKNOWN);
        assertThat(RefusalCodes.codes(work.perform(billing(Optional.of(foreign)))))
                .containsExactly(RefusalCode.RECORD_READ_ONLY);

        assertThat(work.view()).isEqualTo(before);
    }

    @Test
    @DisplayName("E7 · before Create, adding a request again under its id gives the first result and changes nothing")
    void repeatedAddChangesNothing() {
        Engagement work = uncreated();
        OperationId once = OperationId.of("add-billing");
        RequestId billing = work.perform(billing(Optional.empty()), once).orElseThrow();
        EngagementView before = work.view();

        assertThat(work.perform(billing(Optional.empty()), once).orElseThrow()).isEqualTo(billing);

        assertThat(work.view()).isEqualTo(before);
    }

    @Test
    @DisplayName("R3 · before Create, a blank title or description of a new request counts as none")
    void blankTextsAreNone() {
        Engagement work = uncreated();
        RequestId blank = work.addRequest("  ", "\t").orElseThrow();
        RequestId titled = work.addRequest("Billing", " ").orElseThrow();

        assertThat(shown(work, blank).title()).isEmpty();
        assertThat(shown(work, blank).description()).isEmpty();
        assertThat(work.view().unsaved())
                .filteredOn(change -> change.record().equals(blank))
                .isEmpty();
        assertThat(work.view().unsaved())
                .filteredOn(change -> change.record().equals(titled))
                .extracting(UnsavedChange::field)
                .containsExactly(Field.TITLE);
        work.create().orElseThrow();
        assertThat(ViewLookups.request(work, blank).title()).isEmpty();
        assertThat(ViewLookups.request(work, titled).description()).isEmpty();
    }

    @Test
    @DisplayName("L4 · before Create, texts that are too long are refused together, and no request is added")
    void refusesTooLongTexts() {
        Engagement work = uncreated();
        EngagementView before = work.view();
        String tooLong = "x".repeat(2_001);

        assertThat(RefusalCodes.codes(work.addRequest(tooLong, tooLong)))
                .containsExactly(RefusalCode.TEXT_TOO_LONG, RefusalCode.TEXT_TOO_LONG);
        assertThat(ViewLookups.overLimit(work.addRequest("Billing", tooLong)).field())
                .isEqualTo(Field.DESCRIPTION);

        assertThat(work.view()).isEqualTo(before);
    }

    @Test
    @DisplayName("D7 · a move in the draft that another place has made and created already leaves nothing unsaved")
    void replayedMoveIsThereAlready() {
        Engagement here = uncreated();
        ActivityId chat = ViewLookups.current(here);
        RequestId billing = here.addRequest("Billing", "").orElseThrow();
        here.flush().orElseThrow();
        Engagement there = site.elsewhere(here);
        there.move(chat, billing).orElseThrow();
        there.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
        there.create().orElseThrow();
        here.move(chat, billing).orElseThrow();

        here.flush().orElseThrow();

        assertThat(here.view().customer().created()).isTrue();
        assertThat(here.view().unsaved()).isEmpty();
        assertThat(here.view().revision()).isEqualTo(there.view().revision());
        assertThat(here.save().orElseThrow().versions()).isEmpty();
        assertThat(ViewLookups.activity(here, chat).request()).contains(billing);
    }
}
