package dev.caredesk.quickstart.story;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.TenantSettings;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.desk.Desk;
import dev.caredesk.email.MailFolderChannel;
import dev.caredesk.event.Event;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.quickstart.story.setting.HostSystems;
import dev.caredesk.quickstart.story.setting.SignalLog;
import dev.caredesk.quickstart.story.setting.StoryClock;
import dev.caredesk.quickstart.story.setting.StoryPrinter;
import dev.caredesk.quickstart.story.setting.StoryScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One morning: opens the care desk over its file, tells the chapters, and closes it. */
public final class MorningStory {

    /** Monday of the week before the mails of the bundled inbox came. */
    private static final Instant BEGINNING = Instant.parse("2026-11-09T09:00:00Z");

    /** The number of mails that Mara works through in one morning. */
    private static final int MAILS = 14;

    private final Path inbox;
    private final Path data;
    private final StoryPrinter story;
    private final MailFolderChannel mails;

    public MorningStory(Path inbox, Path data, StoryPrinter story) {
        this.inbox = inbox;
        this.data = data;
        this.story = story;
        mails = MailFolderChannel.of(inbox, MailFolderChannel.Options.DEFAULT.withWatching(false));
    }

    public void tell() throws IOException {
        if (!Files.isDirectory(inbox)) {
            story.line("There is no folder " + inbox.toAbsolutePath() + " to read mails from.");
            return;
        }
        Files.createDirectories(data);
        Optional<Instant> last = last();
        StoryClock clock = new StoryClock(last.map(MorningStory::nextMorning).orElse(BEGINNING));
        HostSystems lines = new HostSystems(clock);
        try (Caredesk caredesk = CaredeskBuilder.on(JdbcStorage.h2(data.resolve("care")))
                .channel(mails)
                .channel(lines.chat())
                .channel(lines.phone())
                .clock(clock)
                .start()) {
            tell(caredesk, lines, clock, last.isEmpty());
        }
    }

    private void tell(Caredesk caredesk, HostSystems lines, StoryClock clock, boolean first) {
        story.chapter(
                "The desk opens, " + StoryScene.time(clock.instant()),
                "A care desk as a library: rules over a storage and channels, here an H2 file, a mail folder, a chat"
                        + " and a phone. The clock is the story's own.");
        story.line("Storage: " + data.resolve("care.mv.db") + (first ? ", new" : ", kept from an earlier run"));
        story.line("Mails: " + inbox);
        var settings = new TenantSettings(Duration.ofDays(5), Optional.of("IT"), Locale.ENGLISH);
        caredesk.tenant().changeSettings(settings).orElseThrow();
        SignalLog signals = new SignalLog();
        try (Desk mara = caredesk.desk(AgentId.of("mara"), Locale.ENGLISH);
                Desk luca = caredesk.desk(AgentId.of("luca"), Locale.ENGLISH)) {
            mara.listen(signals); // until her desk is closed
            StoryScene scene = new StoryScene(story, caredesk, mara, luca, lines, clock, signals);
            chapters().forEach(chapter -> chapter.tell(scene));
        }
    }

    private List<Chapter> chapters() {
        return List.of(
                new ResumedDeskChapter(),
                new LastWeekChapter(),
                new InboxChapter(mails),
                new MailsChapter(MAILS),
                new ChatChapter(),
                new PhoneCallsChapter(),
                new ColleagueChapter(),
                new ReopenChapter(),
                new UnlinkedChapter(),
                new MissedCallChapter(),
                new QuietDaysChapter(),
                new LeftOpenChapter(),
                new AuditTrailChapter());
    }

    /** Returns when the storage was last changed. Read with no channel, before those of the day bring more. */
    private Optional<Instant> last() {
        try (Caredesk caredesk =
                CaredeskBuilder.on(JdbcStorage.h2(data.resolve("care"))).start()) {
            return AuditTrailChapter.all(caredesk.events()).stream()
                    .map(Event::at)
                    .max(Instant::compareTo);
        }
    }

    /** Returns nine o'clock of the day after. */
    private static Instant nextMorning(Instant last) {
        return last.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(24 + 9));
    }
}
