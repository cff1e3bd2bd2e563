package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Limits;
import dev.caredesk.RefusalCode;
import dev.caredesk.StorageException;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.StorageOutage.When;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("answers, accepts and reopenings that fail, and asking again")
class AskingAgainTest {

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · an answer that saves, asked again after a lost connection, saves and closes once")
    void repeatedAnswerSavesOnce(When when) {
        try (TestSite site = site()) {
            Engagement work = StorageOutage.edited(site);
            Closing.Unsaved question = (Closing.Unsaved) work.close();
            when.plan(storage);
            assertThatThrownBy(() -> work.answer(question.save())).isInstanceOf(StorageException.class);

            Closing closing = work.answer(question.save());

            assertThat(closing.isClosed()).isTrue();
            assertThat(((Closing.Closed) closing).saved().orElseThrow().versions())
                    .hasSize(3);
            assertThat(work.answer(question.save()).isClosed()).isTrue();
            assertThat(site.mara().view().open()).isEmpty();
            assertThat(site.mara().view().recent()).hasSize(1);
            assertSavedOnce(site, work);
        }
    }

    @Test
    @DisplayName(
            "E7 · an answer of unknown outcome gives its first result, though another agent has changed a record since")
    void answeredBeforeAnothersChange() {
        try (TestSite site = site()) {
            Engagement work = StorageOutage.edited(site);
            Closing.Unsaved question = (Closing.Unsaved) work.close();
            storage.failAfter(1, StorageCall.COMMIT);
            assertThatThrownBy(() -> work.answer(question.save())).isInstanceOf(StorageException.class);
            StorageOutage.changedByLuca(site, work);
            site.settle();

            Closing.Closed closed = work.answer(question.save()).orElseThrow();

            assertThat(closed.saved().orElseThrow().versions()).hasSize(3);
            assertThat(work.view().state()).isEqualTo(EngagementState.CLOSED);
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · create and discard as answers, and close, asked again after a lost connection, happen once")
    void repeatedCloseHappensOnce(When when) {
        try (TestSite site = site()) {
            Engagement created =
                    site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            Closing.Uncreated create = (Closing.Uncreated) created.close();
            when.plan(storage);
            assertThatThrownBy(() -> created.answer(create.create())).isInstanceOf(StorageException.class);
            assertThat(created.answer(create.create()).isClosed()).isTrue();

            Engagement dropped =
                    site.mara().accept(site.chat("bob@example.org")).orElseThrow();
            var discard = dropped.close().question().orElseThrow().discard();
            when.plan(storage);
            assertThatThrownBy(() -> dropped.answer(discard)).isInstanceOf(StorageException.class);
            assertThat(dropped.answer(discard).isClosed()).isTrue();

            Engagement again =
                    site.mara().reopen(created.view().customer().id()).orElseThrow();
            when.plan(storage);
            assertThatThrownBy(again::close).isInstanceOf(StorageException.class);
            assertThat(again.close().isClosed()).isTrue();
            assertThat(RefusalCodes.codes(again.close())).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);

            site.settle();
            assertThat(site.mara().view().open()).isEmpty();
            assertThat(site.mara().view().recent()).hasSize(1);
            assertThat(site.mara().unlinked(Optional.empty(), 10).orElseThrow().items())
                    .hasSize(1);
            assertThat(site.channel.told(Command.Close.class)).hasSize(2);
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · accept, asked again after a lost connection, accepts once")
    void repeatedAcceptAcceptsOnce(When when) {
        try (TestSite site = site()) {
            InteractionId id = site.chat("ada@example.org");
            when.plan(storage);
            assertThatThrownBy(() -> site.mara().accept(id)).isInstanceOf(StorageException.class);

            Engagement work = site.mara().accept(id).orElseThrow();
            site.settle();

            assertThat(work.view().activities()).hasSize(1);
            assertThat(work.view().current()).isPresent();
            assertThat(site.mara().view().open()).hasSize(1);
            assertThat(site.mara().offers()).isEmpty();
            assertThat(site.channel.told(Command.Accept.class)).hasSize(1);
            assertThat(RefusalCodes.codes(site.luca().accept(id))).containsExactly(RefusalCode.INTERACTION_TAKEN);
        }
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource
    @DisplayName("E7 · reopen, asked again after a lost connection, opens once")
    void repeatedReopenOpensOnce(When when) {
        try (TestSite site = site()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            when.plan(storage);
            assertThatThrownBy(() -> site.mara().reopen(ada)).isInstanceOf(StorageException.class);

            Engagement work = site.mara().reopen(ada).orElseThrow();

            assertThat(site.mara().view().open()).extracting("engagement").containsExactly(work.id());
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            assertThat(work.save().isDone()).isTrue();
        }
    }

    private TestSite site() {
        return new TestSite(storage, Limits.DEFAULT);
    }

    private static void assertSavedOnce(TestSite site, Engagement work) {
        assertThat(work.view().unsaved()).isEmpty();
        assertThat(StorageOutage.changes(site, work.view().customer().id())).isEqualTo(1);
        assertThat(StorageOutage.changes(site, work.view().currentRequest().orElseThrow()))
                .isEqualTo(1);
    }
}
