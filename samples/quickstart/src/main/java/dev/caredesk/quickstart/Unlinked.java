package dev.caredesk.quickstart;

import dev.caredesk.activity.Activity;
import dev.caredesk.activity.MediaType;
import java.util.List;
import java.util.Optional;

/** What happened without a customer is kept, listed, and linked later. */
final class Unlinked implements Chapter {

    @Override
    public void tell(Scene scene) {
        List<Activity> unlinked =
                scene.mara().unlinked(Optional.empty(), 20).orElseThrow().items();
        if (unlinked.isEmpty()) {
            return;
        }
        Story story = scene.story();
        story.chapter(
                "Without a customer",
                "An interaction whose customer was never created stays, and can be linked later.");
        story.line(Words.count(unlinked.size(), "activity has", "activities have") + " no customer:");
        unlinked.stream()
                .limit(5)
                .forEach(activity -> story.detail(Scene.time(activity.started()) + ", "
                        + activity.contact().value()));
        unlinked.stream()
                .filter(activity -> activity.media() == MediaType.VOICE)
                .findFirst()
                .ifPresent(call -> link(scene, call));
    }

    private static void link(Scene scene, Activity call) {
        scene.customer(Scene.ADA)
                .flatMap(ada -> scene.mara().link(call.id(), ada).toOptional())
                .ifPresent(work -> scene.story()
                        .line("The wrong number was Ada's office after all: the call is linked to "
                                + work.view().customer().displayName() + ", and " + Closings.keep(work) + "."));
    }
}
