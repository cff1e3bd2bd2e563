package dev.caredesk.core;

import static dev.caredesk.core.channel.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.UnsavedChange;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.request.RequestId;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a customer that another place creates meanwhile")
class CreatedMeanwhileTest {

    @ParameterizedTest(name = "{displayName} · open here: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("C6 · a customer that was created elsewhere can't be linked any more, and keeps its activity")
    void refusesLinkAfterCreateElsewhere(boolean open) {
        try (TestSite site = new TestSite()) {
            CustomerId bob = site.customer("Bob", "bob@example.org");
            if (open) {
                site.mara().reopen(bob).orElseThrow();
            }
            Engagement here = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            ActivityId chat = ViewLookups.current(here);
            Engagement there = created(site, here);
            RequestId request = ViewLookups.request(there);

            assertThat(RefusalCodes.codes(here.perform(new Action.Link(bob))))
                    .containsExactly(RefusalCode.CUSTOMER_CREATED);

            assertThat(ViewLookups.activity(here, chat).request()).contains(request);
            assertThat(here.view().customer().created()).isTrue();
            assertThat(there.view().state()).isEqualTo(here.view().state());
        }
    }

    @Test
    @DisplayName(
            "D7 · a request that was added before this place knew of the Create is not lost: the next save brings it")
    void saveBringsRequestAddedBeforeCreate() {
        try (TestSite site = new TestSite()) {
            Engagement here = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            ActivityId chat = ViewLookups.current(here);
            Engagement there = created(site, here);
            RequestId billing = here.perform(new Action.AddRequest("Billing", "Twice.", Optional.of(chat)))
                    .orElseThrow();
            here.edit(edits -> edits.activity().tag("router")).orElseThrow();

            assertThat(RefusalCodes.codes(here.save())).containsExactly(RefusalCode.DRAFT_MOVED);
            assertThat(here.close()).isInstanceOf(Closing.Unsaved.class);
            assertThat(here.view().unsaved())
                    .extracting(UnsavedChange::field)
                    .containsExactly(Field.DESCRIPTION, Field.TITLE, Field.TAGS);
            here.save().orElseThrow();

            assertThat(ViewLookups.request(here, billing).title()).isEqualTo("Billing");
            assertThat(ViewLookups.activity(here, chat).request()).contains(billing);
            assertThat(ViewLookups.tags(here)).containsExactly("router");
            assertThat(here.close().isClosed()).isTrue();
            there.load();
            Engagement later = site.luca().reopen(here.view().customer().id()).orElseThrow();
            assertThat(later.view().requests())
                    .hasSize(2)
                    .allSatisfy(
                            request -> assertThat(request.stored().orElseThrow().deadline())
                                    .isPresent());
        }
    }

    @Test
    @DisplayName("D7 · a move in the draft that meets a Create elsewhere is not lost: the next save brings it")
    void saveBringsMoveMadeBeforeCreate() {
        try (TestSite site = new TestSite()) {
            Engagement here = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            ActivityId chat = ViewLookups.current(here);
            RequestId billing = here.addRequest("Billing", "").orElseThrow();
            created(site, here);
            here.perform(new Action.Move(chat, billing)).orElseThrow();

            assertThat(RefusalCodes.codes(here.save())).containsExactly(RefusalCode.DRAFT_MOVED);
            here.save().orElseThrow();

            assertThat(ViewLookups.activity(here, chat).request()).contains(billing);
        }
    }

    @Test
    @DisplayName("E1 · a request that is added while the customer is being created is added at once")
    void addsRequestWhileCreating() throws InterruptedException {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
            Gate gate = storage.blockNext(StorageCall.COMMIT);
            Thread creating = new Thread(() -> work.create().orElseThrow());
            Thread adding = new Thread(() -> work.addRequest("Billing", "").orElseThrow());
            creating.start();
            gate.awaitArrival();
            adding.start();
            await().until(() -> adding.getState() == Thread.State.WAITING);
            gate.open();
            creating.join();
            adding.join();

            assertThat(work.view().unsaved()).isEmpty();
            assertThat(work.view().requests())
                    .extracting(request -> request.stored().isPresent())
                    .containsExactly(true, true);
        }
    }

    /** Creates it in another process, of which this one has heard nothing yet. */
    private static Engagement created(TestSite site, Engagement here) {
        here.flush().orElseThrow();
        Engagement there = site.process()
                .desk(TestSite.MARA, Locale.ENGLISH)
                .engagement(here.id())
                .orElseThrow();
        there.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
        there.create().orElseThrow();
        return there;
    }
}
