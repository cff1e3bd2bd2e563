package dev.caredesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.desk.Closing;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.Question;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("sealed results have a kind to switch on, and a fold that takes the branch of that kind")
class KindsTest {

    private static final EngagementId WORK = EngagementId.of("e1");
    private static final List<Closing> CLOSINGS = List.of(
            new Closing.Closed(Optional.empty()),
            new Closing.Unsaved(WORK, 1, List.of()),
            new Closing.Uncreated(WORK, 1, List.of()),
            new Closing.StillOpen(),
            new Closing.Refused(List.of(), Optional.empty()));
    private static final List<CommitResult> COMMITS = List.of(
            new CommitResult.Committed(ChangeSetId.of("c"), Purpose.ONLY, Map.of(), false),
            new CommitResult.Stale(List.of()),
            new CommitResult.Refused(List.of()));
    private static final List<DraftResult> DRAFTS =
            List.of(new DraftResult.Kept(), new DraftResult.Moved(Optional.empty()));
    private static final List<Receipt> RECEIPTS =
            List.of(Receipt.confirmed(), Receipt.refused("gone"), Receipt.unreachable());

    @Test
    @DisplayName("E2 · closing")
    void closing() {
        assertThat(CLOSINGS).extracting(Closing::kind).containsExactly(Closing.Kind.values());
        assertThat(CLOSINGS)
                .allSatisfy(one -> assertThat(one.<Object>fold(
                                is("Closed"), is("Unsaved"), is("Uncreated"), is("StillOpen"), is("Refused")))
                        .isEqualTo(named(one)));
        assertComplete(Closing.class, Closing.Kind.values());
    }

    @Test
    @DisplayName("E3 · a question has the kind of the closing that asks it")
    void question() {
        assertThat(CLOSINGS)
                .filteredOn(Question.class::isInstance)
                .hasSize(2)
                .allSatisfy(closing -> assertThat(((Question) closing).kind()).isEqualTo(closing.kind()));
        assertThat(Question.class.getPermittedSubclasses()).hasSize(2);
    }

    @Test
    @DisplayName("E7 · a commit")
    void commit() {
        assertThat(COMMITS).extracting(CommitResult::kind).containsExactly(CommitResult.Kind.values());
        assertThat(COMMITS)
                .allSatisfy(one -> assertThat(one.<Object>fold(is("Committed"), is("Stale"), is("Refused")))
                        .isEqualTo(named(one)));
        assertComplete(CommitResult.class, CommitResult.Kind.values());
    }

    @Test
    @DisplayName("D6 · a draft")
    void draft() {
        assertThat(DRAFTS).extracting(DraftResult::kind).containsExactly(DraftResult.Kind.values());
        assertThat(DRAFTS)
                .allSatisfy(one ->
                        assertThat(one.<Object>fold(is("Kept"), is("Moved"))).isEqualTo(named(one)));
        assertComplete(DraftResult.class, DraftResult.Kind.values());
    }

    @Test
    @DisplayName("X5 · a receipt")
    void receipt() {
        assertThat(RECEIPTS).extracting(Receipt::kind).containsExactly(Receipt.Kind.values());
        assertThat(RECEIPTS)
                .allSatisfy(one -> assertThat(one.<Object>fold(is("Confirmed"), is("Refused"), is("Unreachable")))
                        .isEqualTo(named(one)));
        assertComplete(Receipt.class, Receipt.Kind.values());
    }

    /** A branch that says its name and what it was given. */
    private static Function<Object, Object> is(String branch) {
        return given -> branch + " of " + given;
    }

    private static String named(Object one) {
        return one.getClass().getSimpleName() + " of " + one;
    }

    /** Each kind is named as its shape, as in STILL_OPEN and StillOpen, and none is missing. */
    private static void assertComplete(Class<?> result, Enum<?>[] kinds) {
        assertThat(Arrays.stream(kinds).map(kind -> kind.name().replace("_", "")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(result.getPermittedSubclasses())
                        .map(shape -> shape.getSimpleName().toUpperCase(Locale.ROOT))
                        .toList());
    }
}
