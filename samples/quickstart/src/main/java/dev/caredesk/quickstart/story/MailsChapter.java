package dev.caredesk.quickstart.story;

import dev.caredesk.desk.Offer;
import dev.caredesk.quickstart.PrintableText;
import dev.caredesk.quickstart.story.setting.StoryPrinter;
import dev.caredesk.quickstart.story.setting.StoryScene;
import java.time.Duration;
import java.util.List;

/** Mara works through some of the mails, oldest first. */
final class MailsChapter implements Chapter {

    private final int most;

    MailsChapter(int most) {
        this.most = most;
    }

    @Override
    public void tell(StoryScene scene) {
        List<Offer> mails = InboxChapter.mails(scene);
        if (mails.isEmpty()) {
            return;
        }
        StoryPrinter story = scene.story();
        story.chapter(
                "Mails are answered for",
                "One customer with the address: matched. Several: the agent chooses. None: a new one, filled in from the mail.");
        mails.stream().limit(most).forEach(mail -> {
            scene.clock().pass(Duration.ofMinutes(2));
            story.line(MailHandler.from(mail) + ": \"" + PrintableText.cut(mail.subject(), 60) + "\"");
            new MailHandler(scene.mara(), mail).work().forEach(story::detail);
        });
        int left = InboxChapter.mails(scene).size();
        story.line(left == 0 ? "That was the last mail." : left + " more wait for the next run.");
    }
}
