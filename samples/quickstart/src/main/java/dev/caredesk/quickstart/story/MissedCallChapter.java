package dev.caredesk.quickstart.story;

import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.MissedInteraction;
import dev.caredesk.quickstart.EngagementCloser;
import dev.caredesk.quickstart.story.setting.StoryPrinter;
import dev.caredesk.quickstart.story.setting.StoryScene;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A call that ends before anybody answers it is missed, and picked up later. */
final class MissedCallChapter implements Chapter {

    @Override
    public void tell(StoryScene scene) {
        StoryPrinter story = scene.story();
        story.chapter(
                "Nobody answered",
                "What ended before an agent took it is missed: kept for 30 days, and picked up by whoever answers it.");
        InteractionId call = scene.lines().ring("rosa-again", Contact.at(ContactAddress.phone("+39 02 5550 199")));
        scene.lines().phone().ended(call.value(), scene.clock().pass(Duration.ofMinutes(1)));
        story.line("A call rings from 02 5550199, and ends before anybody answers it.");
        List<MissedInteraction> missed =
                scene.mara().missed(Optional.empty(), 20).orElseThrow().items();
        missed.forEach(each -> story.detail("missed: " + entry(each)));
        scene.mara().pickUp(call).toOptional().ifPresent(work -> callBack(story, work));
    }

    private static String entry(MissedInteraction missed) {
        return StoryScene.time(missed.ended()) + ", "
                + missed.media().name().toLowerCase(Locale.ROOT) + ", "
                + missed.contact().address().value();
    }

    private static void callBack(StoryPrinter story, Engagement work) {
        work.edit(edits -> edits.activity().tag("call back")).orElseThrow();
        story.line("Mara picks it up: " + work.view().customer().displayName()
                + " opens with the call, which has ended. Tagged \"call back\", and "
                + EngagementCloser.keep(work) + ".");
    }
}
