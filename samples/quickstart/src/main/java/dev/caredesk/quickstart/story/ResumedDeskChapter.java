package dev.caredesk.quickstart.story;

import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.OpenEntry;
import dev.caredesk.quickstart.EngagementCloser;
import dev.caredesk.quickstart.story.setting.StoryPrinter;
import dev.caredesk.quickstart.story.setting.StoryScene;
import java.util.List;

/** The desk is found as it was left, unsaved changes and all, in whichever process that was. */
final class ResumedDeskChapter implements Chapter {

    @Override
    public void tell(StoryScene scene) {
        List<OpenEntry> open = scene.mara().view().open();
        if (open.isEmpty()) {
            return;
        }
        scene.story().chapter("Mara comes back", "Open customers and unsaved changes survive the end of the process.");
        for (OpenEntry entry : open) {
            scene.mara()
                    .engagement(entry.engagement())
                    .toOptional()
                    .ifPresent(work -> goOn(scene.story(), entry, work));
        }
    }

    private static void goOn(StoryPrinter story, OpenEntry entry, Engagement work) {
        story.line("Still open: " + entry.displayName() + ", opened " + StoryScene.time(entry.opened()) + ".");
        work.view().unsaved().forEach(each -> story.detail("unsaved: " + AnswerTexts.unsaved(List.of(each))));
        if (!work.view().notices().isEmpty()) {
            work.load().toOptional().ifPresent(view -> story.detail("others had changed it; loaded"));
        }
        story.detail("Mara goes on: " + EngagementCloser.keep(work) + ".");
    }
}
