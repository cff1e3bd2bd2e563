package dev.caredesk.quickstart.story;

import dev.caredesk.activity.Activity;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.RecentEntry;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.quickstart.EngagementCloser;
import dev.caredesk.quickstart.PrintableText;
import dev.caredesk.quickstart.story.setting.StoryPrinter;
import dev.caredesk.quickstart.story.setting.StoryScene;
import dev.caredesk.request.Request;
import dev.caredesk.search.CustomerHit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Customers come back from Recent and from Search, with their journey. */
final class ReopenChapter implements Chapter {

    @Override
    public void tell(StoryScene scene) {
        StoryPrinter story = scene.story();
        story.chapter("Back again", "A customer whom somebody closed last, or whom a search finds, is reopened.");
        recent(scene);
        search(scene, "Bianc*", "the beginning of a name");
        search(scene, "example.org", "the domain of an e-mail address");
        scene.customer(StoryScene.ADA).ifPresent(ada -> {
            Engagement work = scene.mara().reopen(ada).orElseThrow();
            work.view().customer().profile().get(CustomerFields.MOBILE_PHONE).ifPresent(number -> {
                String typed = number.replace("+39", "").replace(" ", "");
                search(scene, typed, "a phone number without its country");
            });
            journey(story, work);
            discard(story, work);
        });
    }

    private static void recent(StoryScene scene) {
        List<RecentEntry> recent = scene.mara().view().recent();
        scene.story()
                .line("Recent: "
                        + recent.stream()
                                .map(RecentEntry::displayName)
                                .map(name -> PrintableText.cut(name, 30))
                                .collect(Collectors.joining(", "))
                        + ".");
        recent.stream()
                .skip(1)
                .findFirst()
                .flatMap(entry -> scene.mara().reopen(entry.customer()).toOptional())
                .ifPresent(work -> scene.story()
                        .detail(work.view().customer().displayName() + " is reopened from it, and "
                                + EngagementCloser.keep(work) + "."));
    }

    private static void search(StoryScene scene, String query, String what) {
        List<CustomerHit> hits = scene.find(query);
        scene.story()
                .line("Search for " + query + ", " + what + ": "
                        + hits.stream()
                                .limit(6)
                                .map(CustomerHit::displayName)
                                .map(name -> PrintableText.cut(name, 30))
                                .collect(Collectors.joining(", "))
                        + (hits.size() > 6 ? ", and " + (hits.size() - 6) + " more" : "") + ".");
    }

    private static void journey(StoryPrinter story, Engagement work) {
        story.line("The journey of " + work.view().customer().displayName() + ", newest first:");
        work.view().journey().items().stream().limit(8).forEach(entry -> story.detail(entry(entry)));
    }

    private static String entry(JourneyEntry entry) {
        String activity = entry.activity().map(ReopenChapter::activity).orElse("no activity");
        return activity
                + entry.request().map(ReopenChapter::request).orElse("")
                + (entry.comments().isEmpty()
                        ? ""
                        : "; " + AnswerTexts.count(entry.comments().size(), "comment", "comments"));
    }

    private static String activity(Activity activity) {
        String tags = activity.tags().stream().map(Tag::text).collect(Collectors.joining(", ", " [", "]"));
        return StoryScene.time(activity.started()) + ", "
                + activity.media().name().toLowerCase(Locale.ROOT) + ", " + activity.agent()
                + (activity.tags().isEmpty() ? "" : tags);
    }

    private static String request(Request request) {
        String title =
                request.title().isEmpty() ? "untitled request" : "\"" + PrintableText.cut(request.title(), 50) + "\"";
        return ": " + title + ", " + request.status().name().toLowerCase(Locale.ROOT);
    }

    private static void discard(StoryPrinter story, Engagement work) {
        work.edit(edits -> edits.customer().city("typed by mistake")).orElseThrow();
        if (work.close() instanceof Closing.Unsaved question) {
            story.line("Mara types something by mistake and closes: " + question.message(Locale.ENGLISH));
            work.answer(question.discard()).orElseThrow();
            story.detail("She discards; nothing of it was saved.");
        }
    }
}
