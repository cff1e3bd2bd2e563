package dev.caredesk.verification.casefiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.desk.Action;
import dev.caredesk.desk.Edit;
import dev.caredesk.spi.storage.RequestTimes;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the places that a new action, edit or field touches")
class CaseFilesTest {

    private static final Path ROOT = Path.of("../..");
    private static final CaseFiles ACTIONS = CaseFiles.of(ROOT, "A new **action**");
    private static final CaseFiles EDITS = CaseFiles.of(ROOT, "A new **edit**");
    private static final CaseFiles FIELDS = CaseFiles.of(ROOT, "A new **field of a stored record**");

    @Test
    @DisplayName("are listed, and each names every action")
    void listsFilesOfEachAction() {
        assertThat(ACTIONS.files()).hasSizeGreaterThan(3);
        assertThat(cases(Action.class))
                .allSatisfy(name -> assertThat(ACTIONS.forget(name)).isEmpty());
    }

    @Test
    @DisplayName("are listed, and each names every edit")
    void listsFilesOfEachEdit() {
        assertThat(EDITS.files()).hasSizeGreaterThan(3);
        assertThat(cases(Edit.class))
                .allSatisfy(name -> assertThat(EDITS.forget(name)).isEmpty());
    }

    @Test
    @DisplayName("are listed, and each names the times of a request")
    void listsFilesOfRequestTimes() {
        assertThat(FIELDS.files()).hasSizeGreaterThan(5);
        assertThat(RequestTimes.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .allSatisfy(name -> assertThat(FIELDS.forget(name)).isEmpty());
    }

    @Test
    @DisplayName("are listed wherever main code takes all cases apart, and one that is not would be found")
    void listsAllVisitors() {
        assertThat(ACTIONS.unlisted("Action")).isEmpty();
        assertThat(EDITS.unlisted("Edit")).isEmpty();
        assertThat(EDITS.unlisted("Action"))
                .contains("sdk-core/src/main/java/dev/caredesk/core/usecase/action/PerformAction.java");
    }

    @Test
    @DisplayName("are all forgotten where nobody has heard of an action")
    void detectsForgottenFiles() {
        assertThat(ACTIONS.forget("Juggle")).isEqualTo(ACTIONS.files());
        assertThat(EDITS.forget("SetMood")).isEqualTo(EDITS.files());
        assertThat(FIELDS.forget("juggledUntil")).isEqualTo(FIELDS.files());
    }

    private static List<String> cases(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
    }
}
