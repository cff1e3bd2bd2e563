package dev.caredesk.quickstart.story;

import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.CustomerView;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.quickstart.EngagementCloser;
import dev.caredesk.quickstart.story.setting.StoryPrinter;
import dev.caredesk.quickstart.story.setting.StoryScene;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A chat that the host pushes in: said, answered, tagged, commented, ended, and closed after a question. */
final class ChatChapter implements Chapter {

    @Override
    public void tell(StoryScene scene) {
        StoryPrinter story = scene.story();
        story.chapter("Ada chats", "A chat server pushes in what is said; what an agent answers goes back to it.");
        Contact ada = Contact.at(ContactAddress.email(StoryScene.ADA)).named("Ada Bianchi");
        InteractionId chat = scene.lines().chat("ada", ada, "Hello, does the new router come today?");
        Engagement work = scene.mara().accept(chat).orElseThrow();
        known(work);
        story.line("Accepted: " + work.view().customer().displayName() + " is on Mara's desk.");
        talk(scene, chat, work);
        tag(scene, work);
        work.comment("Promised a call after the delivery.").orElseThrow();
        story.line("A comment is kept at once, whatever becomes of the unsaved changes.");
        scene.lines().chat().ended(chat.value(), scene.clock().pass(Duration.ofMinutes(1)));
        story.line("Ada leaves the chat; the customer stays open until Mara closes.");
        close(scene, work);
    }

    /** In a strange inbox others may have Ada's address, too. */
    private static void known(Engagement work) {
        CustomerView customer = work.view().customer();
        if (!customer.created() && !customer.candidates().isEmpty()) {
            work.link(customer.candidates().get(0).customer().id()).orElseThrow();
        }
    }

    private static void talk(StoryScene scene, InteractionId chat, Engagement work) {
        scene.lines()
                .chat()
                .messageIn(chat.value(), "2", scene.clock().pass(Duration.ofMinutes(1)), "I am at home until noon.");
        work.reply("It left this morning and comes before eleven.").orElseThrow();
        scene.story()
                .line("The chat server was told to send: \""
                        + scene.lines().sent().orElse("(nothing yet)") + "\"");
        work.view()
                .current()
                .flatMap(id -> work.messages(id, Optional.empty(), 20).toOptional())
                .ifPresent(said -> said.items()
                        .forEach(message -> scene.story()
                                .detail((message.author().isPresent() ? "Mara: " : "Ada: ")
                                        + message.content().text())));
    }

    private static void tag(StoryScene scene, Engagement work) {
        StoryPrinter story = scene.story();
        work.edit(edits -> {
                    edits.activity().tag("Router");
                    if (AnswerTexts.title(work.view()).isEmpty()) {
                        edits.request().title("The new router");
                    }
                })
                .orElseThrow();
        story.line("Tagged \"Router\". Tags differ by more than upper and lower case, and have 50 characters at most:");
        story.detail("\"ROUTER\": " + answer(work, "ROUTER"));
        story.detail("51 letters: " + answer(work, "x".repeat(51)));
    }

    private static String answer(Engagement work, String tag) {
        return work.edit(edits -> edits.activity().tag(tag)).fold(done -> "taken", AnswerTexts::reasons);
    }

    private static void close(StoryScene scene, Engagement work) {
        StoryPrinter story = scene.story();
        Closing closing = work.close();
        if (closing instanceof Closing.Unsaved question) {
            story.line("Close asks: " + question.message(Locale.ENGLISH));
            story.detail("unsaved: " + AnswerTexts.unsaved(question.unsaved()));
            closing = work.answer(question.cancel());
            EngagementView view = work.view();
            story.line("Cancel: the customer is " + view.state().name().toLowerCase(Locale.ROOT) + " as before, with "
                    + AnswerTexts.count(view.unsaved().size(), "unsaved change", "unsaved changes") + ".");
        }
        story.line("Close again, and save this time: " + EngagementCloser.keep(work) + ".");
    }
}
