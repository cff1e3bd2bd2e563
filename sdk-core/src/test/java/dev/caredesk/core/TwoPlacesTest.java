package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.OperationId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.ActivityView;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.UnsavedChange;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.testkit.channel.RecordingChannel;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("an engagement in two places at once")
class TwoPlacesTest {

    /** Runs something once just before the next commit. */
    static final class Hooked extends DelegatingStorage {
        private Optional<Runnable> before = Optional.empty();

        Hooked() {
            super(InMemoryStorage.create());
        }

        @Override
        public CommitResult commit(ChangeSet changes) {
            Optional<Runnable> now = before;
            before = Optional.empty();
            now.ifPresent(TwoPlacesTest::elsewhere);
            return super.commit(changes);
        }
    }

    private static void elsewhere(Runnable task) {
        Thread thread = new Thread(task);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Optional<CallState> state(Engagement work) {
        return work.view().activities().stream()
                .filter(view -> view.stored().media() == MediaType.VOICE)
                .findFirst()
                .flatMap(ActivityView::call);
    }

    @Test
    @DisplayName("C6 · the second of two processes that accept at once shows the candidates")
    void secondAcceptShowsCandidates() {
        Hooked storage = new Hooked();
        RecordingChannel second = RecordingChannel.of("chat");
        try (TestSite site = new TestSite(storage, Limits.DEFAULT);
                SecondProcess there = SecondProcess.with(site, second)) {
            Contact unproven =
                    Contact.at(ContactAddress.email("ada@example.org")).unproven();
            site.customer("Ada", "ada@example.org");
            InteractionId chat = site.offer(MediaType.CHAT, unproven);
            second.offer(chat.value(), MediaType.CHAT, unproven, site.clock.instant());
            Engagement[] first = new Engagement[1];
            storage.before =
                    Optional.of(() -> first[0] = site.mara().accept(chat).orElseThrow());

            Engagement again = there.desk(TestSite.MARA).accept(chat).orElseThrow();

            assertThat(first[0].view().customer().candidates()).hasSize(1);
            assertThat(again.id()).isEqualTo(first[0].id());
            assertThat(again.view().customer().candidates()).hasSize(1);
        }
    }

    @Test
    @DisplayName("D6 · an accept where the engagement was taken up keeps its unstored edits")
    void acceptKeepsUnstoredEdits() {
        RecordingChannel second = RecordingChannel.of("chat");
        try (TestSite site = new TestSite()) {
            SecondProcess there = SecondProcess.with(site, second);
            CustomerId ada = site.customer("Ada", "ada@example.org");
            InteractionId chat = site.chat("new@example.org");
            second.offer(
                    chat.value(),
                    MediaType.CHAT,
                    Contact.at(ContactAddress.email("new@example.org")),
                    site.clock.instant());
            Engagement here = site.mara().accept(chat).orElseThrow();
            here.perform(new Action.Link(ada)).orElseThrow();
            Desk desk = there.desk(TestSite.MARA);
            Engagement elsewhere = desk.engagement(here.id()).orElseThrow();
            elsewhere.edit(edits -> edits.customer().city("Roma")).orElseThrow();

            Engagement again = desk.accept(chat).orElseThrow();

            assertThat(again.id()).isEqualTo(here.id());
            boolean sameState = again.view().unsaved().equals(elsewhere.view().unsaved());
            desk.close(); // stores all drafts of the desk
            boolean stored = !site.process()
                    .desk(TestSite.MARA)
                    .engagement(here.id())
                    .orElseThrow()
                    .view()
                    .unsaved()
                    .isEmpty();
            assertThat(List.of(sameState, stored)).containsExactly(true, true);
        }
    }

    @Test
    @DisplayName("D7 · a save of a revision never saves another place's edits that have the same number")
    void saveOfRevisionSavesNoOtherEdits() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.reopened();
            Engagement there = site.elsewhere(work);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.edit(edits -> edits.customer().city("Roma").company("Acme")).orElseThrow();
            there.flush().orElseThrow();
            long seen = work.view().revision();
            assertThat(seen).isEqualTo(there.view().revision());

            var saved = work.save(seen);

            assertThat(RefusalCodes.codes(saved)).containsExactly(RefusalCode.DRAFT_MOVED);
        }
    }

    @Test
    @DisplayName(
            "E7 · two places whose drafts have the same number save two things, and neither takes the other's result")
    void sameNumberOfOthers() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.reopened();
            Engagement there = site.elsewhere(work);
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            work.save().orElseThrow();

            assertThat(RefusalCodes.codes(there.save())).containsExactly(RefusalCode.DRAFT_MOVED);

            assertThat(there.view().unsaved()).extracting(UnsavedChange::field).containsExactly(Field.of("company"));
        }
    }

    @Test
    @DisplayName("E7 · of two agents who use one operation id at the same moment, the second is refused as reused")
    void reusedMeanwhile() {
        Hooked storage = new Hooked();
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            OperationId one = OperationId.of("1");
            Engagement maras = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            Engagement lucas = site.luca().accept(site.chat("bob@example.org")).orElseThrow();
            storage.before = Optional.of(() -> lucas.comment("first", one).orElseThrow());

            assertThat(RefusalCodes.codes(maras.comment("second", one))).containsExactly(RefusalCode.OPERATION_REUSED);

            assertThat(maras.comments(ViewLookups.current(maras), Optional.empty(), 10)
                            .orElseThrow()
                            .items())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("E5 · an accept that outdates a question says so")
    void acceptTellsOutdatedQuestion() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement work = site.mara().reopen(ada).orElseThrow();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            Answer answer = work.close().question().orElseThrow().discard();
            List<DeskSignal> signals = new ArrayList<>();
            site.mara().listen(signals::add);

            site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            site.settle();

            assertThat(RefusalCodes.codes(work.answer(answer))).containsExactly(RefusalCode.QUESTION_OUTDATED);
            assertThat(signals).contains(new DeskSignal.QuestionOutdated(work.id()));
        }
    }

    @Test
    @DisplayName("D7 · the refusal of a revision that was not seen here carries the present draft")
    void refusalCarriesPresentDraft() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.reopened();
            Engagement there = site.elsewhere(work);
            there.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            there.flush().orElseThrow();
            there.edit(edits -> edits.customer().company("Acme")).orElseThrow();
            long seen = there.view().revision() - 1;
            there.flush().orElseThrow();

            var refused = work.save(seen);

            assertThat(((Refusal.Stale) refused.refusals().get(0))
                            .present()
                            .orElseThrow()
                            .revision())
                    .isEqualTo(there.view().revision());
        }
    }

    @Test
    @DisplayName("X3 · an older read of a call never takes the place of a newer one")
    void olderReadReplacesNoCallState() {
        Queue<Runnable> after = new ArrayDeque<>();
        DelegatingStorage storage = new DelegatingStorage(InMemoryStorage.create()) {
            @Override
            public RecordReads records() {
                var reads = super.records();
                return (RecordReads) Proxy.newProxyInstance(
                        TwoPlacesTest.class.getClassLoader(),
                        new Class<?>[] {RecordReads.class},
                        (proxy, method, args) -> {
                            Object result = method.invoke(reads, args);
                            if (!after.isEmpty() && method.getName().equals("lastCallState")) {
                                elsewhere(after.remove());
                            }
                            return result;
                        });
            }
        };
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            Contact phone = Contact.at(ContactAddress.phone("+39 02 1234567"));
            InteractionId call = site.offer(MediaType.VOICE, phone);
            site.channel.message(
                    call,
                    new IncomingMessage(
                            "c1", site.clock.instant(), Direction.INBOUND, Content.call(CallState.RINGING)));
            Engagement work = site.mara().accept(call).orElseThrow();
            work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
            work.create().orElseThrow();
            work.close().orElseThrow();
            site.settle();
            after.add(() -> {
                site.channel.message(
                        call,
                        new IncomingMessage(
                                "c2", site.clock.instant(), Direction.INBOUND, Content.call(CallState.HELD)));
                site.settle();
            });

            Engagement again = site.mara().reopen(work.view().customer().id()).orElseThrow();
            site.settle();

            assertThat(state(again)).contains(CallState.HELD);
        }
    }
}
