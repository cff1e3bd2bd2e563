package dev.caredesk.quickstart.story;

import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.OpenEntry;
import dev.caredesk.quickstart.story.setting.StoryPrinter;
import dev.caredesk.quickstart.story.setting.StoryScene;
import java.util.stream.Collectors;

/** Mara goes home and leaves a customer open, on purpose. */
final class LeftOpenChapter implements Chapter {

    @Override
    public void tell(StoryScene scene) {
        scene.customer("kenji.tanaka@example.jp").ifPresent(kenji -> tell(scene, kenji));
    }

    private static void tell(StoryScene scene, CustomerId kenji) {
        StoryPrinter story = scene.story();
        story.chapter("Mara goes home", "What is open and unsaved is kept as it is; the next run begins with it.");
        Engagement work = scene.mara().reopen(kenji).orElseThrow();
        work.addRequest("Second SIM card", "").orElseThrow();
        work.edit(edits -> edits.request().description("For the daughter; ask for her age."))
                .orElseThrow();
        work.flush().orElseThrow();
        story.line("Open: "
                + scene.mara().view().open().stream()
                        .map(OpenEntry::displayName)
                        .collect(Collectors.joining(", "))
                + ", with " + AnswerTexts.count(work.view().unsaved().size(), "unsaved change", "unsaved changes")
                + ":");
        story.detail(AnswerTexts.unsaved(work.view().unsaved()));
    }
}
