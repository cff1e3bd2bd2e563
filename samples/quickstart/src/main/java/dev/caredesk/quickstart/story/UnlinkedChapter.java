package dev.caredesk.quickstart.story;

import dev.caredesk.activity.Activity;
import dev.caredesk.activity.MediaType;
import dev.caredesk.quickstart.EngagementCloser;
import dev.caredesk.quickstart.story.setting.StoryPrinter;
import dev.caredesk.quickstart.story.setting.StoryScene;
import java.util.List;
import java.util.Optional;

/** Shows that activities without a customer are kept, listed, and linked later. */
final class UnlinkedChapter implements Chapter {

    @Override
    public void tell(StoryScene scene) {
        List<Activity> unlinked =
                scene.mara().unlinked(Optional.empty(), 20).orElseThrow().items();
        if (unlinked.isEmpty()) {
            return;
        }
        StoryPrinter story = scene.story();
        story.chapter(
                "Without a customer",
                "An interaction whose customer was never created stays, and can be linked later.");
        story.line(AnswerTexts.count(unlinked.size(), "activity has", "activities have") + " no customer:");
        unlinked.stream()
                .limit(5)
                .forEach(activity -> story.detail(StoryScene.time(activity.started()) + ", "
                        + activity.contact().value()));
        unlinked.stream()
                .filter(activity -> activity.media() == MediaType.VOICE)
                .findFirst()
                .ifPresent(call -> link(scene, call));
    }

    private static void link(StoryScene scene, Activity call) {
        scene.customer(StoryScene.ADA)
                .flatMap(ada -> scene.mara().link(call.id(), ada).toOptional())
                .ifPresent(work -> scene.story()
                        .line("The wrong number was Ada's office after all: the call is linked to "
                                + work.view().customer().displayName() + ", and " + EngagementCloser.keep(work) + "."));
    }
}
