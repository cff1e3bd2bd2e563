package dev.caredesk.quickstart.story;

import dev.caredesk.ChannelException;
import dev.caredesk.Cursor;
import dev.caredesk.Page;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.Message;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Offer;
import dev.caredesk.email.MailFolderChannel;
import dev.caredesk.quickstart.story.setting.StoryPrinter;
import dev.caredesk.quickstart.story.setting.StoryScene;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lists the offers of the mail folder, and what was hard to read in it. */
final class InboxChapter implements Chapter {

    private static final Attachment NONE = new Attachment("", "text/plain", 0, "none");

    private static final int PAGE = 20;

    private final MailFolderChannel channel;

    InboxChapter(MailFolderChannel channel) {
        this.channel = channel;
    }

    @Override
    public void tell(StoryScene scene) {
        scene.signals().await(this::isRead);
        List<Offer> mails = mails(scene);
        StoryPrinter story = scene.story();
        story.chapter(
                "The inbox",
                "Whatever a mail looks like, it is offered, with notes on what was hard to read; what was accepted"
                        + " before is not.");
        if (mails.isEmpty()) {
            story.line("No mail is left: all that the folder has was accepted.");
            return;
        }
        story.line(AnswerTexts.count(mails.size(), "mail is", "mails are") + " offered.");
        Map<ContentNote, Integer> notes = new EnumMap<>(ContentNote.class);
        mails.stream()
                .flatMap(mail -> said(scene.mara(), mail).stream())
                .map(Content::notes)
                .forEach(each -> each.forEach(note -> notes.merge(note, 1, Integer::sum)));
        notes.forEach((note, count) -> story.detail(count + " x " + note.message(Locale.ENGLISH)));
    }

    /** Until the folder is read to its end, the channel does not know what it has not. */
    private boolean isRead() {
        try {
            channel.open(InteractionId.of(channel.id(), "none"), NONE).ifPresent(InboxChapter::close);
            return true;
        } catch (ChannelException early) {
            return false;
        }
    }

    private static void close(InputStream content) {
        try {
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The e-mails that Mara's desk is offered, oldest first, from all pages. */
    static List<Offer> mails(StoryScene scene) {
        List<Offer> mails = new ArrayList<>();
        Optional<Cursor> from = Optional.empty();
        do {
            Page<Offer> page = scene.mara().offers(from, PAGE).orElseThrow().page();
            page.items().stream()
                    .filter(offer -> offer.media() == MediaType.EMAIL)
                    .forEach(mails::add);
            from = page.next();
        } while (from.isPresent());
        return mails;
    }

    /** Returns the text of an offered e-mail; nothing when somebody has taken it meanwhile. */
    static List<Content> said(Desk desk, Offer mail) {
        return desk.messages(mail.id()).toOptional().stream()
                .flatMap(page -> page.items().stream())
                .map(Message::content)
                .toList();
    }
}
