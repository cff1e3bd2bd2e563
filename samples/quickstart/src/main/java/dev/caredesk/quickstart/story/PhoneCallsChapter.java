package dev.caredesk.quickstart.story;

import dev.caredesk.activity.CallState;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.quickstart.EngagementCloser;
import dev.caredesk.quickstart.story.setting.StoryPrinter;
import dev.caredesk.quickstart.story.setting.StoryScene;
import dev.caredesk.spi.channel.PushChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Two calls, of which an agent handles one at a time. */
final class PhoneCallsChapter implements Chapter {

    @Override
    public void tell(StoryScene scene) {
        StoryPrinter story = scene.story();
        story.chapter(
                "The phone rings, twice", "An agent handles as many chats and mails as come, but one call at a time.");
        InteractionId first = scene.lines().ring("rosa", Contact.at(ContactAddress.phone("+39 02 5550 199")));
        story.line("A call rings from 02 5550199.");
        Engagement work = scene.mara().accept(first).orElseThrow();
        story.line("Mara takes it: " + work.view().customer().displayName() + ".");
        speak(scene, first, work);
        InteractionId second = scene.lines().ring("nobody", Contact.at(ContactAddress.phone("+39 06 5550 142")));
        story.line("A second call rings meanwhile. Mara takes it: " + accept(scene, second));
        scene.lines().phone().ended(first.value(), scene.clock().pass(Duration.ofMinutes(3)));
        story.line("The first caller hangs up.");
        fillIn(work);
        close(story, work);
        take(scene, second);
    }

    private static void speak(StoryScene scene, InteractionId call, Engagement work) {
        PushChannel phone = scene.lines().phone();
        phone.answered(call.value(), scene.clock().pass(Duration.ofSeconds(5)));
        state(scene, work, CallState.ANSWERED);
        phone.held(call.value(), scene.clock().pass(Duration.ofSeconds(30)));
        state(scene, work, CallState.HELD);
        phone.resumed(call.value(), scene.clock().pass(Duration.ofSeconds(30)));
        state(scene, work, CallState.RESUMED);
    }

    private static void state(StoryScene scene, Engagement work, CallState reported) {
        scene.signals().await(() -> state(work).equals(Optional.of(reported)));
        state(work)
                .ifPresent(state -> scene.story()
                        .detail("on Mara's desk the call is " + state.name().toLowerCase(Locale.ROOT)));
    }

    private static Optional<CallState> state(Engagement work) {
        EngagementView view = work.view();
        return view.activities().stream()
                .filter(activity ->
                        view.current().equals(Optional.of(activity.stored().id())))
                .flatMap(activity -> activity.call().stream())
                .findFirst();
    }

    private static String accept(StoryScene scene, InteractionId call) {
        return scene.mara().accept(call).fold(work -> "taken.", AnswerTexts::reasons);
    }

    private static void fillIn(Engagement work) {
        if (!work.view().customer().created()) {
            work.edit(edits -> {
                        edits.customer().firstName("Rosa").lastName("Verdi").city("Milano");
                        edits.request().title("Contract for a second line");
                    })
                    .orElseThrow();
        }
    }

    private static void close(StoryPrinter story, Engagement work) {
        if (work.view().customer().created()) {
            story.line("She is known by now: " + EngagementCloser.keep(work) + ".");
        } else if (work.close() instanceof Closing.Uncreated question) {
            story.line("Close asks: " + question.message(Locale.ENGLISH));
            work.answer(question.create()).orElseThrow();
            story.detail("Mara creates: " + work.view().customer().displayName() + " exists for everybody now.");
        }
    }

    private static void take(StoryScene scene, InteractionId call) {
        scene.mara()
                .accept(call)
                .toOptional()
                .ifPresent(work -> scene.story()
                        .line("Now the second call is taken, a wrong number: " + EngagementCloser.drop(work)
                                + ". The call is kept without a customer."));
    }
}
