package dev.caredesk.quickstart;

import dev.caredesk.desk.Offer;
import java.time.Duration;
import java.util.List;

/** Mara works through some of the mails, oldest first. */
final class Mails implements Chapter {

    private final int most;

    Mails(int most) {
        this.most = most;
    }

    @Override
    public void tell(Scene scene) {
        List<Offer> mails = Inbox.mails(scene);
        if (mails.isEmpty()) {
            return;
        }
        Story story = scene.story();
        story.chapter(
                "Mails are answered for",
                "One customer with the address: matched. Several: the agent chooses. None: a new one, filled in from the mail.");
        mails.stream().limit(most).forEach(mail -> {
            scene.clock().pass(Duration.ofMinutes(2));
            story.line(OneMail.from(mail) + ": \"" + Plain.cut(mail.subject(), 60) + "\"");
            new OneMail(scene.mara(), mail).work().forEach(story::detail);
        });
        int left = Inbox.mails(scene).size();
        story.line(left == 0 ? "That was the last mail." : left + " more wait for the next run.");
    }
}
