package dev.caredesk.quickstart.story;

import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.quickstart.EngagementCloser;
import dev.caredesk.quickstart.story.setting.StoryPrinter;
import dev.caredesk.quickstart.story.setting.StoryScene;
import dev.caredesk.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Nothing happens for five days: requests close by themselves, and one goes on as another. */
final class QuietDaysChapter implements Chapter {

    @Override
    public void tell(StoryScene scene) {
        scene.customer(StoryScene.ADA).ifPresent(ada -> tell(scene, ada));
    }

    private static void tell(StoryScene scene, CustomerId ada) {
        Engagement before = scene.mara().reopen(ada).orElseThrow();
        Optional<Request> open = before.view().requests().stream()
                .flatMap(view -> view.stored().stream())
                .filter(Request::isOpen)
                .findFirst();
        before.close().orElseThrow();
        open.ifPresent(request -> request.deadline().ifPresent(deadline -> quiet(scene, ada, request, deadline)));
    }

    private static void quiet(StoryScene scene, CustomerId ada, Request request, Instant deadline) {
        StoryPrinter story = scene.story();
        story.chapter(
                "Five quiet days",
                "A request closes five days after its last update, at that very instant, whenever somebody looks.");
        story.line("Ada's request was last updated " + StoryScene.time(request.updated()) + ".");
        scene.clock().at(deadline.plus(Duration.ofDays(1)));
        story.line("No waiting: the story moves its own clock forward, to "
                + StoryScene.time(scene.clock().instant()) + ".");
        Optional<Position> before = scene.caredesk().events().latest();
        scene.caredesk().tenant().sweep();
        long closedNow = scene.caredesk().events().after(before, 1_000).stream()
                .filter(event -> event.kind() == Event.Kind.CLOSED)
                .count();
        story.line(
                "With that, " + AnswerTexts.count(closedNow, "quiet request has", "quiet requests have") + " closed.");
        Engagement work = scene.mara().reopen(ada).orElseThrow();
        stored(work, request)
                .flatMap(Request::closed)
                .ifPresent(closed -> story.line("It closed at its deadline: " + StoryScene.time(closed) + "."));
        story.line("Nothing of it can be changed: "
                + work.edit(edits -> edits.request(request.id()).title("Once more"))
                        .fold(done -> "(it could)", AnswerTexts::reasons));
        followUp(story, work, request);
        story.line("Then " + EngagementCloser.keep(work) + ".");
    }

    private static Optional<Request> stored(Engagement work, Request request) {
        return work.view().journey().items().stream()
                .map(JourneyEntry::request)
                .flatMap(Optional::stream)
                .filter(each -> each.id().equals(request.id()))
                .findFirst();
    }

    private static void followUp(StoryPrinter story, Engagement work, Request request) {
        String begins = work.followUp(request.id())
                .then(id -> work.edit(edits -> edits.request(id).title("Still the router")))
                .fold(view -> "a follow-up request is started, and refers to it.", AnswerTexts::reasons);
        story.line("Ada has one more question: " + begins);
    }
}
