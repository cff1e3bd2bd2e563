package dev.caredesk.verification.casefiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.desk.Action;
import dev.caredesk.desk.Edit;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the places that a new action or edit touches")
class CaseFilesTest {

    private static final Path ROOT = Path.of("../..");
    private static final CaseFiles ACTIONS = CaseFiles.of(ROOT, "A new **action**");
    private static final CaseFiles EDITS = CaseFiles.of(ROOT, "A new **edit**");

    @Test
    @DisplayName("are listed, and each names every action")
    void actions() {
        assertThat(ACTIONS.files()).hasSizeGreaterThan(3);
        assertThat(cases(Action.class))
                .allSatisfy(name -> assertThat(ACTIONS.forget(name)).isEmpty());
    }

    @Test
    @DisplayName("are listed, and each names every edit")
    void edits() {
        assertThat(EDITS.files()).hasSizeGreaterThan(3);
        assertThat(cases(Edit.class))
                .allSatisfy(name -> assertThat(EDITS.forget(name)).isEmpty());
    }

    @Test
    @DisplayName("are all forgotten where nobody has heard of an action")
    void bites() {
        assertThat(ACTIONS.forget("Snooze")).isEqualTo(ACTIONS.files());
        assertThat(EDITS.forget("SetMood")).isEqualTo(EDITS.files());
    }

    private static List<String> cases(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
    }
}
