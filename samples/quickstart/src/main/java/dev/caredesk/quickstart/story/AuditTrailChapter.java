package dev.caredesk.quickstart.story;

import dev.caredesk.Health;
import dev.caredesk.Texts;
import dev.caredesk.event.Event;
import dev.caredesk.event.Events;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.event.Position;
import dev.caredesk.quickstart.PrintableText;
import dev.caredesk.quickstart.story.setting.StoryPrinter;
import dev.caredesk.quickstart.story.setting.StoryScene;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows who changed what, in order, and the health of the SDK. */
final class AuditTrailChapter implements Chapter {

    private static final int PAGE = 1_000;
    private static final int SHOWN = 10;

    /** Everything that was ever committed, oldest first. */
    static List<Event> all(Events events) {
        List<Event> all = new ArrayList<>();
        Optional<Position> after = Optional.empty();
        for (List<Event> page = events.after(after, PAGE); !page.isEmpty(); page = events.after(after, PAGE)) {
            all.addAll(page);
            after = Optional.of(page.get(page.size() - 1).position());
        }
        return all;
    }

    @Override
    public void tell(StoryScene scene) {
        List<Event> all = all(scene.caredesk().events());
        StoryPrinter story = scene.story();
        story.chapter(
                "The trail",
                "Every change is in the journal, for good: who, when, which record, what before and after.");
        story.line(AnswerTexts.count(all.size(), "change", "changes") + " so far; the last ones:");
        all.stream().skip(Math.max(0, all.size() - SHOWN)).forEach(event -> story.detail(entry(event)));
        health(story, scene.caredesk().health());
    }

    private static String entry(Event event) {
        String what = event.diffs().stream().map(AuditTrailChapter::diff).collect(Collectors.joining("; "));
        return StoryScene.time(event.at()) + ", " + event.by().name() + ": "
                + event.record().type().label(Locale.ENGLISH) + " "
                + event.kind().name().toLowerCase(Locale.ROOT) + (what.isEmpty() ? "" : ", " + what);
    }

    private static String diff(FieldDiff diff) {
        return Texts.field(diff.field(), Locale.ENGLISH) + " \""
                + PrintableText.cut(diff.before().orElse(""), 20) + "\" -> \""
                + PrintableText.cut(diff.after().orElse(""), 20) + "\"";
    }

    private static void health(StoryPrinter story, Health health) {
        long well =
                health.channels().stream().filter(Health.ChannelHealth::healthy).count();
        story.line("Health: " + well + " of "
                + AnswerTexts.count(health.channels().size(), "channel", "channels") + " well, "
                + AnswerTexts.count(health.unsavedDrafts(), "draft", "drafts") + " not stored, "
                + AnswerTexts.count(health.refusedCommands(), "command", "commands") + " refused by channels, "
                + AnswerTexts.count(health.problems().size(), "problem", "problems") + " in the background.");
    }
}
