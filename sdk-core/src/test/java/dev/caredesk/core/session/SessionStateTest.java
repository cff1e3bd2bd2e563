package dev.caredesk.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.Version;
import dev.caredesk.core.engagement.CustomerRecord;
import dev.caredesk.core.engagement.DraftChange;
import dev.caredesk.core.engagement.EditStep;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LoadedRecord;
import dev.caredesk.core.engagement.OpenCustomer;
import dev.caredesk.core.engagement.Records;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.request.RequestId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the state of an engagement")
class SessionStateTest {

    private static final Instant T0 = Instant.parse("2026-11-02T22:00:00Z");
    private static final AgentId MARA = AgentId.of("mara");
    private static final CustomerId ADA = CustomerId.of("ada");
    private static final RequestId REQUEST = RequestId.of("router");
    private static final Answer SAVE = new Answer(EngagementId.of("e1"), 2, Answer.Choice.SAVE);

    /** The events, in the words of docs/architecture.md. */
    private static final Map<String, Function<SessionState, Transition>> EVENTS = events();

    private static Map<String, Function<SessionState, Transition>> events() {
        Map<String, Function<SessionState, Transition>> events = new LinkedHashMap<>();
        events.put("the agent edits the draft", state -> edited(state, "Roma"));
        events.put("a commit keeps it open, its draft as it was", state -> state.committed(state.engagement(), T0));
        events.put("a commit saves its draft", state -> state.committed(saved(state), T0));
        events.put("a commit closes it, or another place closed it", state -> state.closed(state.engagement()));
        events.put("its draft is stored", SessionState::draftStored);
        events.put("its draft moved elsewhere", state -> state.draftMoved(9, elsewhere(state), T0));
        events.put("records are read again, nothing is new", state -> state.refreshed(state.engagement(), T0));
        events.put("records are read again, another's change is there", state -> state.refreshed(stale(state), T0));
        events.put(
                "records are read again, a request with edits has closed",
                state -> edited(state, REQUEST, Field.TITLE).next().refreshed(closed(state), T0));
        events.put(
                "the agent loads, and that changes the draft",
                state -> merging(state).loaded());
        events.put("closing asks", SessionState::asked);
        events.put("the question is cancelled", SessionState::questionCancelled);
        events.put("data for the view is read", state -> state.cached(cache -> cache));
        events.put("its closing answer is remembered", state -> state.answered(SAVE, new Closing.StillOpen()));
        return events;
    }

    @Test
    @DisplayName(
            "E5 · every event leads an open or asking engagement where the table of the architecture says, and tells"
                    + " the desk what it says")
    void followsTableOfArchitecture() throws IOException {
        List<String> rows = new ArrayList<>();
        EVENTS.forEach((event, transition) -> {
            SessionState open = engagement();
            SessionState asking = open.asked().next();
            rows.add("| " + event + " | " + cell(transition.apply(open)) + " | " + cell(transition.apply(asking))
                    + " |");
        });

        String page = Files.readString(Path.of("../docs/architecture.md"));

        assertThat(rows).allSatisfy(row -> assertThat(page).contains(row));
    }

    private static String cell(Transition transition) {
        String signals = transition.signals().stream()
                .map(signal -> signal.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
        EngagementState next = transition.next().visible();
        return next.name().toLowerCase(java.util.Locale.ROOT) + (signals.isEmpty() ? "" : ": " + signals);
    }

    @Test
    @DisplayName("D6 · a draft is unstored from an edit, and from edits based on newer records, until it is stored")
    void editLeavesDraftUnstored() {
        SessionState fresh = engagement();
        SessionState edited = edited(fresh, "Roma").next();

        assertThat(fresh.isUnstored()).isFalse();
        assertThat(edited.isUnstored()).isTrue();
        assertThat(edited.stored().unstored()).hasSize(1);
        assertThat(edited.draftStored().next().isUnstored()).isFalse();
        assertThat(edited.draftStored().next().stored().unstored()).isEmpty();
        assertThat(edited.committed(saved(edited), T0).next().isUnstored()).isFalse();
        assertThat(edited.closed(edited.engagement()).next().isUnstored()).isFalse();
    }

    @Test
    @DisplayName("D6 · an engagement that is about to open has nothing to store, and can be abandoned without a word")
    void openingEngagementStoresNothing() {
        SessionState opening = SessionState.of(engagement().engagement(), 0);

        assertThat(opening.isOpening()).isTrue();
        assertThat(opening.isUnstored()).isFalse();
        assertThat(opening.abandoned().visible()).isEqualTo(EngagementState.CLOSED);
        assertThat(opening.committed(opening.engagement(), T0).next().isOpening())
                .isFalse();
    }

    @Test
    @DisplayName("D7 · a draft that moved elsewhere goes on with what is not stored yet on top of it")
    void movedDraftKeepsUnstoredEdits() {
        SessionState edited = edited(engagement(), "Roma").next();

        SessionState moved = edited.draftMoved(9, elsewhere(edited), T0).next();

        assertThat(moved.stored().revision()).isEqualTo(9);
        assertThat(moved.hadStored(9)).isTrue();
        assertThat(moved.hadStored(10)).isFalse();
        assertThat(moved.engagement()).isEqualTo(elsewhere(edited).engagement());
    }

    @Test
    @DisplayName("E8 · the desk is told once of edits that became unsaveable, and again after they were saveable")
    void tellsUnsaveableEditsOnce() {
        SessionState edited = edited(engagement(), REQUEST, Field.TITLE).next();
        Transition told = edited.refreshed(closed(edited), T0);
        Transition again = told.next().refreshed(told.next().engagement(), T0);

        assertThat(told.signals()).hasSize(2);
        assertThat(again.signals()).isEmpty();
        assertThat(edited.takenUp(T0.plus(Duration.ofDays(6))).signals()).isEmpty();
    }

    @Test
    @DisplayName("E5 · the answer that closed it is remembered with its result")
    void remembersClosingAnswer() {
        Closing closed = new Closing.Closed(Optional.empty());

        assertThat(engagement().answered(SAVE, closed).next().closing())
                .contains(new SessionState.AnsweredClosing(SAVE, closed));
    }

    private static SessionState engagement() {
        CustomerRecord ada =
                new CustomerRecord(ADA, new Version(3), Profile.EMPTY.with(CustomerFields.FIRST_NAME, "Ada"), T0, T0);
        Records records = Records.of(new OpenCustomer.Created(LoadedRecord.of(ada)))
                .read(RequestRecord.untitled(REQUEST, ADA, T0, Duration.ofDays(5)));
        EngagementData engagement = EngagementData.open(EngagementId.of("e1"), MARA, records.openCustomer())
                .with(records);
        return SessionState.of(engagement, engagement.revision());
    }

    private static Transition edited(SessionState state, String city) {
        DraftChange step = step(new Edit.SetField(ADA, CustomerFields.CITY, Optional.of(city)));
        return state.edited(step, step.apply(state.engagement(), T0).orElseThrow());
    }

    private static Transition edited(SessionState state, RequestId request, Field field) {
        DraftChange step = step(new Edit.SetField(request, field, Optional.of("x")));
        return state.edited(step, step.apply(state.engagement(), T0).orElseThrow());
    }

    private static DraftChange step(Edit edit) {
        return new EditStep(List.of(edit), Limits.DEFAULT);
    }

    private static EngagementData saved(SessionState state) {
        EngagementData engagement = state.engagement();
        return engagement.with(engagement.draft().saved().at(engagement.revision() + 1));
    }

    private static Replay elsewhere(SessionState state) {
        EngagementData theirs =
                state.engagement().with(state.engagement().draft().at(9));
        return new Replay(theirs, theirs, ImmutableList.of());
    }

    private static EngagementData stale(SessionState state) {
        StaleNotice notice = new StaleNotice(ADA, Actor.of(AgentId.of("luca")), T0, List.of(CustomerFields.CITY));
        return state.engagement().with(ImmutableMap.of(ADA, notice));
    }

    private static EngagementData closed(SessionState state) {
        EngagementData engagement = edited(state, REQUEST, Field.TITLE).next().engagement();
        Records records = engagement
                .records()
                .request(REQUEST, known -> known.read(known.latest().closedAt(T0)));
        return engagement.with(records);
    }

    /** Another agent typed the same city, so that a load leaves nothing unsaved of it. */
    private static SessionState merging(SessionState state) {
        SessionState edited = edited(state, "Roma").next();
        EngagementData engagement = edited.engagement();
        Records records = engagement
                .records()
                .customer(known -> known.read(
                        known.latest().changed(known.latest().profile().with(CustomerFields.CITY, "Roma"), T0)));
        SessionState stale =
                SessionState.of(engagement.with(records), edited.stored().revision());
        return state.isAsking() ? stale.asked().next() : stale;
    }
}
