package dev.caredesk.quickstart;

import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Nothing happens for five days: requests close by themselves, and one goes on as another. */
final class QuietDays implements Chapter {

    @Override
    public void tell(Scene scene) {
        scene.customer(Scene.ADA).ifPresent(ada -> tell(scene, ada));
    }

    private static void tell(Scene scene, CustomerId ada) {
        Engagement before = scene.mara().reopen(ada).orElseThrow();
        Optional<Request> open = before.view().requests().stream()
                .flatMap(view -> view.stored().stream())
                .filter(Request::isOpen)
                .findFirst();
        before.close().orElseThrow();
        open.ifPresent(request -> request.deadline().ifPresent(deadline -> quiet(scene, ada, request, deadline)));
    }

    private static void quiet(Scene scene, CustomerId ada, Request request, Instant deadline) {
        Story story = scene.story();
        story.chapter(
                "Five quiet days",
                "A request closes five days after its last update, at that very instant, whenever somebody looks.");
        story.line("Ada's request was last updated " + Scene.time(request.updated()) + ".");
        scene.clock().at(deadline.plus(Duration.ofDays(1)));
        story.line("No waiting: the story moves its own clock forward, to "
                + Scene.time(scene.clock().instant()) + ".");
        Optional<Position> before = scene.caredesk().events().latest();
        scene.caredesk().tenant().sweep();
        long closedNow = scene.caredesk().events().after(before, 1_000).stream()
                .filter(event -> event.kind() == Event.Kind.CLOSED)
                .count();
        story.line("With that, " + Words.count(closedNow, "quiet request has", "quiet requests have") + " closed.");
        Engagement work = scene.mara().reopen(ada).orElseThrow();
        stored(work, request)
                .flatMap(Request::closed)
                .ifPresent(closed -> story.line("It closed at its deadline: " + Scene.time(closed) + "."));
        story.line("Nothing of it can be changed: "
                + work.edit(edits -> edits.request(request.id()).title("Once more"))
                        .fold(done -> "(it could)", Words::reasons));
        followUp(story, work, request);
        story.line("Then " + Closings.keep(work) + ".");
    }

    private static Optional<Request> stored(Engagement work, Request request) {
        return work.view().journey().items().stream()
                .map(JourneyEntry::request)
                .flatMap(Optional::stream)
                .filter(each -> each.id().equals(request.id()))
                .findFirst();
    }

    private static void followUp(Story story, Engagement work, Request request) {
        String begins = work.followUp(request.id())
                .then(id -> work.edit(edits -> edits.request(id).title("Still the router")))
                .fold(view -> "a follow-up request is started, and refers to it.", Words::reasons);
        story.line("Ada has one more question: " + begins);
    }
}
