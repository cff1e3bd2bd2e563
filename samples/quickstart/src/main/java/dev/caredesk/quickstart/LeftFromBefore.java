package dev.caredesk.quickstart;

import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.OpenEntry;
import java.util.List;

/** The desk is found as it was left, unsaved changes and all, in whichever process that was. */
final class LeftFromBefore implements Chapter {

    @Override
    public void tell(Scene scene) {
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

    private static void goOn(Story story, OpenEntry entry, Engagement work) {
        story.line("Still open: " + entry.displayName() + ", opened " + Scene.time(entry.opened()) + ".");
        work.view().unsaved().forEach(each -> story.detail("unsaved: " + Words.unsaved(List.of(each))));
        if (!work.view().notices().isEmpty()) {
            work.load().toOptional().ifPresent(view -> story.detail("others had changed it; loaded"));
        }
        story.detail("Mara goes on: " + Closings.keep(work) + ".");
    }
}
