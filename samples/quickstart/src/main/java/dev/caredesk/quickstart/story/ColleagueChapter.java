package dev.caredesk.quickstart.story;

import dev.caredesk.Field;
import dev.caredesk.Texts;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Conflict;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.quickstart.EngagementCloser;
import dev.caredesk.quickstart.story.setting.StoryPrinter;
import dev.caredesk.quickstart.story.setting.StoryScene;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;

/** A colleague changes the customer that is open here: nobody's change is lost, and Mara decides. */
final class ColleagueChapter implements Chapter {

    @Override
    public void tell(StoryScene scene) {
        scene.customer(StoryScene.ADA).ifPresent(ada -> tell(scene, ada));
    }

    private static void tell(StoryScene scene, CustomerId ada) {
        StoryPrinter story = scene.story();
        story.chapter(
                "Luca is at it, too",
                "Who changes what somebody else changed meanwhile is told, and overwrites nothing.");
        int day = scene.clock().instant().atOffset(ZoneOffset.UTC).getDayOfYear();
        Engagement work = scene.mara().reopen(ada).orElseThrow();
        work.edit(edits -> edits.customer().mobilePhone("+39 347 5560" + day).extra("callback", "mornings, day " + day))
                .orElseThrow();
        story.line("Mara has " + work.view().customer().displayName()
                + " open and types a mobile phone and a callback time.");
        luca(scene, ada, day);
        scene.signals().next(DeskSignal.RecordStale.class).ifPresent(signal -> notice(story, signal.notice()));
        story.line("Mara saves all the same: " + save(work));
        load(story, work);
        story.line("Mara keeps Luca's number and saves: " + save(work));
        story.detail("mobile phone " + value(work, CustomerFields.MOBILE_PHONE) + ", company "
                + value(work, CustomerFields.COMPANY) + ", callback " + value(work, Field.extra("callback")));
        story.line("Then " + EngagementCloser.keep(work) + ".");
    }

    private static void luca(StoryScene scene, CustomerId ada, int day) {
        scene.signals().forget();
        scene.clock().pass(Duration.ofMinutes(1));
        Engagement work = scene.luca().reopen(ada).orElseThrow();
        work.edit(edits -> edits.customer().mobilePhone("+39 347 5550" + day).company("Bianchi and Daughters, " + day))
                .orElseThrow();
        work.save().orElseThrow();
        scene.story()
                .line("At his desk, Luca saves another mobile phone and a company; then " + EngagementCloser.keep(work)
                        + ".");
    }

    private static void notice(StoryPrinter story, StaleNotice notice) {
        story.line("Mara is told at " + StoryScene.time(notice.at()) + ": " + notice.message(Locale.ENGLISH));
    }

    private static void load(StoryPrinter story, Engagement work) {
        work.load().orElseThrow();
        story.line("Mara loads. Fields that only one of them changed are settled already.");
        for (Conflict conflict : work.view().conflicts()) {
            story.detail("both changed: " + Texts.field(conflict.field(), Locale.ENGLISH) + ", mine "
                    + conflict.mine().orElse("none") + ", theirs "
                    + conflict.theirs().orElse("none"));
        }
        story.line("Saved without a choice: " + save(work));
        for (Conflict conflict : work.view().conflicts()) {
            work.edit(edits -> edits.choose(conflict.record(), conflict.field(), Edit.Side.THEIRS))
                    .orElseThrow();
        }
    }

    private static String save(Engagement work) {
        return work.save()
                .fold(
                        saved -> AnswerTexts.count(saved.versions().size(), "record is saved.", "records are saved."),
                        AnswerTexts::reasons);
    }

    private static String value(Engagement work, Field field) {
        return work.view().customer().stored().get(field).orElse("none");
    }
}
