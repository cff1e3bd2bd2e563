package dev.caredesk.verification.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.Cursor;
import dev.caredesk.Field;
import dev.caredesk.Page;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskView;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.desk.Offer;
import dev.caredesk.event.Event;
import dev.caredesk.verification.JournalReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks the storage after a kill: every acknowledged step, each commit whole, and the desks as they were (D5, D6, E6, E7, X2). */
final class KillRecoveryCheck {

    private final Caredesk sdk;
    private final VictimLog victimLog;

    KillRecoveryCheck(Caredesk sdk, VictimLog victimLog) {
        this.sdk = sdk;
        this.victimLog = victimLog;
    }

    void check() {
        List<Event> journal = JournalReader.after(sdk.events(), Optional.empty());
        offers();
        for (int worker = 0; worker < VictimProcess.WORKERS; worker++) {
            Desk desk = sdk.desk(VictimAgent.agent(worker), Locale.ENGLISH);
            if (desk.view().open().isEmpty() && desk.view().recent().isEmpty()) {
                assertThat(victimLog.begun(worker, RoundStep.EDIT))
                        .as("begun with no customer")
                        .isZero();
                continue;
            }
            lists(worker, desk.view());
            commits(worker, journal);
            boolean closed = desk.view().open().isEmpty();
            Engagement work = taken(desk);
            work(worker, work);
            if (closed) {
                work.close().orElseThrow();
            }
            typed(worker);
        }
    }

    private void work(int worker, Engagement work) {
        if (!work.view().customer().created()) {
            assertThat(victimLog.begun(worker, RoundStep.EDIT))
                    .as("begun, with no customer")
                    .isZero();
            return;
        }
        records(worker, work.view());
        comments(worker, work);
        messages(worker, work);
        drafted(worker, work.view());
    }

    /** D1, D2: the customer is where the last acknowledged step left it, or where one that had begun took it. */
    private void lists(int worker, DeskView view) {
        long closing = victimLog.lastLineOf(worker, RoundStep.CLOSE, false).orElse(-1);
        long closed = victimLog.lastLineOf(worker, RoundStep.CLOSE, true).orElse(-1);
        long reopening = victimLog.lastLineOf(worker, RoundStep.REOPEN, false).orElse(-1);
        long reopened = victimLog.lastLineOf(worker, RoundStep.REOPEN, true).orElse(-1);
        boolean mustBeOpen = closing <= reopened;
        boolean mustBeClosed = closed > closing && closed > reopening;
        boolean open = !view.open().isEmpty();
        assertThat(view.open().size() + view.recent().size())
                .as("places of the customer of worker " + worker)
                .isEqualTo(1);
        if (mustBeOpen) {
            assertThat(open).as("open at worker " + worker).isTrue();
        } else if (mustBeClosed) {
            assertThat(open)
                    .as("open at worker " + worker + ", after its close")
                    .isFalse();
        }
    }

    /** E6, E7: what a save wrote stands in one commit, and in no other; every acknowledged save is there. */
    private void commits(int worker, List<Event> journal) {
        Map<String, Map<Field, String>> byCommit = journal.stream()
                .filter(event ->
                        event.by().name().equals(VictimAgent.agent(worker).value()))
                .collect(Collectors.groupingBy(
                        Event::commit,
                        Collectors.flatMapping(
                                event -> event.diffs().stream()
                                        .filter(diff -> diff.after().isPresent()),
                                Collectors.toMap(
                                        diff -> diff.field(),
                                        diff -> diff.after().orElseThrow(),
                                        (one, other) -> one + "," + other))));
        List<Map<Field, String>> saves = byCommit.values().stream()
                .filter(values -> values.containsKey(CustomerFields.CITY))
                .toList();
        saves.forEach(values -> assertThat(values)
                .as("what one save of worker " + worker + " wrote")
                .containsEntry(Field.TITLE, values.get(CustomerFields.CITY))
                .containsEntry(Field.DESCRIPTION, values.get(CustomerFields.CITY))
                .containsEntry(Field.TAGS, values.get(CustomerFields.CITY)));
        List<String> rounds =
                saves.stream().map(values -> values.get(CustomerFields.CITY)).toList();
        assertThat(rounds).as("saves of worker " + worker).doesNotHaveDuplicates();
        assertThat(rounds).as("acknowledged saves of worker " + worker).containsAll(texts(worker, RoundStep.SAVE));
    }

    private void records(int worker, EngagementView view) {
        long round = VictimAgent.round(view);
        String text = round == 0 ? "" : Long.toString(round);
        assertThat(round)
                .as("the last save of worker " + worker)
                .isGreaterThanOrEqualTo(victimLog.last(worker, RoundStep.SAVE))
                .isLessThanOrEqualTo(victimLog.begun(worker, RoundStep.EDIT));
        var request = view.requests().get(0).stored().orElseThrow();
        assertThat(request.title() + "|" + request.description()).isEqualTo(text + "|" + text);
        assertThat(view.activities().get(0).stored().tags())
                .extracting(Tag::text)
                .isEqualTo(round == 0 ? List.of() : List.of(text));
    }

    /** M2: each acknowledged comment is there, once. */
    private void comments(int worker, Engagement work) {
        ActivityId activity = work.view().activities().get(0).stored().id();
        List<String> texts = all(from -> work.comments(activity, from, 200).orElseThrow()).stream()
                .map(Comment::text)
                .toList();
        assertThat(texts).as("comments of worker " + worker).doesNotHaveDuplicates();
        assertThat(texts).as("acknowledged comments of worker " + worker).containsAll(texts(worker, RoundStep.COMMENT));
    }

    /** X2: each message whose report returned is there, once. */
    private void messages(int worker, Engagement work) {
        ActivityId activity = work.view().activities().get(0).stored().id();
        List<String> texts = all(from -> work.messages(activity, from, 200).orElseThrow()).stream()
                .map(message -> message.content().text())
                .toList();
        assertThat(texts).as("messages of worker " + worker).doesNotHaveDuplicates();
        assertThat(texts).as("acknowledged messages of worker " + worker).containsAll(texts(worker, RoundStep.REPORT));
    }

    /** D5, X2: what was offered and not accepted still waits, with its line. */
    private void offers() {
        Desk desk = sdk.desk(VictimAgent.agent(0), Locale.ENGLISH);
        List<InteractionId> waiting = all(
                        from -> desk.offers(from, 200).orElseThrow().page())
                .stream()
                .map(Offer::id)
                .toList();
        assertThat(waiting).as("offers").doesNotHaveDuplicates();
        for (int worker = 0; worker < VictimProcess.WORKERS; worker++) {
            for (String text : texts(worker, RoundStep.OFFER)) {
                InteractionId offered = InteractionId.of(VictimProcess.CHAT, VictimAgent.waiting(worker, text));
                assertThat(waiting)
                        .as("acknowledged offers of worker " + worker)
                        .contains(offered);
                assertThat(desk.messages(offered).orElseThrow().items())
                        .extracting(message -> message.content().text())
                        .containsExactly(text);
            }
        }
    }

    /** D6: what was flushed is in the draft, or saved by now, and whole. */
    private void drafted(int worker, EngagementView view) {
        long round = view.customer()
                .profile()
                .get(CustomerFields.CITY)
                .map(Long::parseLong)
                .orElse(0L);
        assertThat(round)
                .as("the draft of worker " + worker)
                .isGreaterThanOrEqualTo(victimLog.last(worker, RoundStep.FLUSH))
                .isLessThanOrEqualTo(victimLog.begun(worker, RoundStep.EDIT));
        if (round > 0) {
            assertThat(view.requests().get(0).title()).isEqualTo(Long.toString(round));
            assertThat(view.activities().get(0).tags()).extracting(Tag::text).containsExactly(Long.toString(round));
        }
    }

    /** D6: the draft that is never flushed holds a prefix of its edits, with all that was stored in the background. */
    private void typed(int worker) {
        Desk desk = sdk.desk(VictimAgent.typist(worker), Locale.ENGLISH);
        long begun = victimLog.begun(worker, RoundStep.TYPE);
        if (begun == 0) {
            return;
        }
        EngagementView view = taken(desk).view();
        assertThat(view.customer()
                        .profile()
                        .get(CustomerFields.CITY)
                        .map(DraftReportingStorage::number)
                        .orElse(0L))
                .as("the draft of typist " + worker)
                .isGreaterThanOrEqualTo(victimLog.last(worker, RoundStep.KEEP))
                .isLessThanOrEqualTo(begun);
        assertThat(VictimAgent.round(view)).as("saved by typist " + worker).isZero();
    }

    private static Engagement taken(Desk desk) {
        DeskView view = desk.view();
        return view.open().isEmpty()
                ? desk.reopen(view.recent().get(0).customer()).orElseThrow()
                : desk.engagement(view.open().get(0).engagement()).orElseThrow();
    }

    private List<String> texts(int worker, RoundStep step) {
        return victimLog.acknowledged(worker, step).mapToObj(Long::toString).toList();
    }

    private static <T> List<T> all(Function<Optional<Cursor>, Page<T>> pages) {
        List<T> all = new ArrayList<>();
        Optional<Cursor> from = Optional.empty();
        do {
            Page<T> page = pages.apply(from);
            all.addAll(page.items());
            from = page.next();
        } while (from.isPresent());
        return all;
    }
}
