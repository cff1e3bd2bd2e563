package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("bounds of calls")
class BoundsOfCallsTest {

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
    private final TestSite site = new TestSite(storage, Limits.DEFAULT.withTagsPerActivity(10_000));

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    @DisplayName("L8 · more edits than a call may have are refused before any is judged")
    void refusesTooManyEdits() {
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        ActivityId activity = ViewLookups.current(work);
        CustomerId customer = work.view().customer().id();
        List<Edit> most = edits(1_000, tag -> new Edit.AddTag(activity, "t" + tag));
        List<Edit> tooMany = edits(1_001, field -> new Edit.SetField(customer, Field.of("nonsense"), Optional.of("x")));

        assertThat(work.apply(most).isDone()).isTrue();
        assertThat(work.apply(tooMany).refusals())
                .containsExactly(new Refusal.OverLimit(
                        RefusalCode.EDITS_TOO_MANY, Optional.empty(), Field.of("edits"), 1_000, 1_001));
    }

    @Test
    @DisplayName("L8 · edits of a thousand records that are unknown cost as few reads as those of one")
    void unknownRecordsCostOneRead() {
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();

        long one = reads(work, 1);
        long thousand = reads(work, 1_000);

        assertThat(thousand).isEqualTo(one);
    }

    private long reads(Engagement work, int count) {
        long before = StorageCall.all().stream().mapToLong(storage::calls).sum();
        List<Edit> edits = edits(count, number -> new Edit.Cancel(ActivityId.of("x" + number)));
        assertThat(work.apply(edits).refusals()).hasSize(count);
        return StorageCall.all().stream().mapToLong(storage::calls).sum() - before;
    }

    @Test
    @DisplayName(
            "L8 · a customer of very many words is found by as many as the limit allows, and the save says of which"
                    + " fields not all are found")
    void limitsSearchTermsOfCustomer() {
        Engagement work =
                site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
        String words = "0 ".repeat(950).strip();
        work.edit(edits -> {
                    edits.customer().city("Roma");
                    IntStream.range(0, 20).forEach(each -> edits.customer().extra("e" + each, words));
                })
                .orElseThrow();

        var saved = work.save().orElseThrow();

        assertThat(saved.partlySearchable())
                .isNotEmpty()
                .allMatch(Field::isExtra)
                .doesNotContain(CustomerFields.CITY);
        assertThat(site.mara().search("roma").orElseThrow().page().items()).hasSize(1);
        work.edit(edits ->
                        IntStream.range(1, 20).forEach(each -> edits.customer().extra("e" + each, "")))
                .orElseThrow();
        assertThat(work.save().orElseThrow().partlySearchable()).isEmpty();
    }

    private static List<Edit> edits(int count, IntFunction<Edit> edit) {
        return IntStream.range(0, count).mapToObj(edit).toList();
    }
}
