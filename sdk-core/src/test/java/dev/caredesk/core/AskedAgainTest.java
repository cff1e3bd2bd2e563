package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Limits;
import dev.caredesk.OperationId;
import dev.caredesk.RefusalCode;
import dev.caredesk.StorageException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.Message;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("comments and replies asked again")
class AskedAgainTest {

    private static final OperationId OPERATION = OperationId.of("operation-1");

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
    private final TestSite site = new TestSite(storage, Limits.DEFAULT);

    @AfterEach
    void end() {
        site.close();
    }

    private Engagement chat() {
        site.customer("Ada", "ada@example.org");
        return site.mara().accept(site.chat("ada@example.org")).orElseThrow();
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource(StorageOutage.When.class)
    @DisplayName("E7 · a comment repeated under its operation id after a lost connection is there once")
    void repeatedCommentIsThereOnce(StorageOutage.When when) {
        Engagement work = chat();
        when.plan(storage);
        assertThatThrownBy(() -> work.comment("called", OPERATION)).isInstanceOf(StorageException.class);

        CommentId first = work.comment("called", OPERATION).orElseThrow();

        assertThat(work.comment("called", OPERATION).orElseThrow()).isEqualTo(first);
        assertThat(work.comments(ViewLookups.current(work)).orElseThrow().items())
                .extracting(Comment::id)
                .containsExactly(first);
    }

    @ParameterizedTest(name = "{displayName} · failing {0}")
    @EnumSource(StorageOutage.When.class)
    @DisplayName("E7 · a reply repeated under its operation id after a lost connection is said and sent once")
    void repeatedReplyIsSentOnce(StorageOutage.When when) {
        Engagement work = chat();
        when.plan(storage);
        assertThatThrownBy(() -> work.reply("Hello", OPERATION)).isInstanceOf(StorageException.class);

        MessageId first = work.reply("Hello", OPERATION).orElseThrow();

        assertThat(work.reply("Hello", OPERATION).orElseThrow()).isEqualTo(first);
        assertThat(work.messages(ViewLookups.current(work)).orElseThrow().items())
                .extracting(Message::id)
                .containsExactly(first);
        site.settle();
        assertThat(site.channel.told(Command.Reply.class)).hasSize(1);
    }

    @Test
    @DisplayName("E7 · what was said is found again though another activity is the current one by now, or none is")
    void findsAnswerThoughActivityChanged() {
        Engagement work = chat();
        ActivityId first = ViewLookups.current(work);
        storage.failAfter(2, StorageCall.COMMIT);
        assertThatThrownBy(() -> work.reply("Hello", OPERATION)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> work.comment("called", OperationId.of("operation-2")))
                .isInstanceOf(StorageException.class);
        site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        assertThat(ViewLookups.current(work)).isNotEqualTo(first);

        MessageId said = work.reply("Hello", OPERATION).orElseThrow();
        CommentId noted = work.comment("called", OperationId.of("operation-2")).orElseThrow();

        assertThat(work.messages(first).orElseThrow().items())
                .extracting(Message::id)
                .containsExactly(said);
        assertThat(work.comments(first).orElseThrow().items())
                .extracting(Comment::id)
                .containsExactly(noted);
        assertThat(work.messages(ViewLookups.current(work)).orElseThrow().items())
                .isEmpty();
    }

    @Test
    @DisplayName("E7 · a reply whose activity went to another customer is not sent again by asking again")
    void sendsNoReplyOfMovedActivityAgain() {
        CustomerId bea = site.customer("Bea", "bea@example.org");
        Engagement work = chat();
        work.reply("Hello", OPERATION).orElseThrow();
        work.perform(new Action.MoveToCustomer(ViewLookups.current(work), bea)).orElseThrow();
        site.mara().accept(site.chat("ada@example.org")).orElseThrow();

        assertThat(RefusalCodes.codes(work.reply("Hello", OPERATION))).containsExactly(RefusalCode.RECORD_UNKNOWN);

        site.settle();
        assertThat(site.channel.told(Command.Reply.class)).hasSize(1);
    }

    @Test
    @DisplayName(
            "E7 · a comment and a reply of a closed engagement are answered by their ids, and new ones are refused")
    void answersRepeatsAfterClose() {
        Engagement work = chat();
        CommentId comment = work.comment("called", OPERATION).orElseThrow();
        work.close().orElseThrow();

        assertThat(work.comment("called", OPERATION).orElseThrow()).isEqualTo(comment);
        assertThat(RefusalCodes.codes(work.comment("late"))).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
        assertThat(RefusalCodes.codes(work.reply("late"))).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
    }

    @Test
    @DisplayName("E6 · after a close, what only reads still answers")
    void readsStillAnswerAfterClose() {
        Engagement work = chat();
        ActivityId activity = ViewLookups.current(work);
        work.reply("Hello").orElseThrow();
        work.close().orElseThrow();

        assertThat(work.view().activities()).hasSize(1);
        assertThat(work.journey().orElseThrow().items()).hasSize(2);
        assertThat(work.messages(activity).orElseThrow().items()).hasSize(1);
        assertThat(work.comments(activity).isDone()).isTrue();
        assertThat(RefusalCodes.codes(work.load())).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
    }
}
