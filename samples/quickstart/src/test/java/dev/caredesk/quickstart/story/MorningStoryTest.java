package dev.caredesk.quickstart.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.quickstart.story.setting.StoryPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the agent's morning")
class MorningStoryTest {

    private static final Path BUNDLED = Path.of("inbox");

    @TempDir
    Path folder;

    @Test
    @DisplayName("is told whole, and the next one goes on where it ended")
    void twice() throws IOException {
        Path inbox = folder.resolve("inbox");
        mail(inbox, "1", "Ada Bianchi <ada.bianchi@example.org>", "Router");
        mail(inbox, "2", "Tom Archer <tom@example.com>", "Opening hours");
        mail(inbox, "3", "Paolo Moretti <casa.moretti@example.net>", "Cancel");

        assertThat(tell(inbox))
                .contains("care.mv.db, new", "3 mails are offered.", "Matched: Ada Bianchi, a known customer.")
                .contains("New customer, filled in from the mail: Tom Archer.", "Mara links it to Paolo Moretti.")
                .contains("That was the last mail.")
                .contains("It duplicates \"Router\".", "(limit 50, actual 51)")
                .contains(
                        "Close asks: One change is not saved.",
                        "Cancel: the customer is open as before, with 1 unsaved")
                .contains("on Mara's desk the call is answered", "on Mara's desk the call is held", "call is resumed")
                .contains("An agent handles at most 1 call at a time.", "Rosa Verdi exists for everybody now.")
                .contains("Agent luca has changed this customer meanwhile (company, mobile phone).")
                .contains("Saved without a choice: You and somebody else changed the same fields.")
                .contains("Mara keeps Luca's number and saves: 1 record is saved.")
                .contains("Search for Bianc*, the beginning of a name: Ada Bianchi.")
                .contains("the domain of an e-mail address: Ada Bianchi, Nour Haddad.")
                .contains("a phone number without its country: Ada Bianchi.")
                .contains(
                        "missed: Monday 16 November 2026",
                        "voice, +39 02 5550 199",
                        "Mara picks it up: Rosa Verdi opens")
                .contains("the story moves its own clock forward, to Sunday 22 November 2026, 09:1")
                .contains("It closed at its deadline: Saturday 21 November 2026, 09:1")
                .contains("a follow-up request is started")
                .contains("Open: Kenji Tanaka, with 1 unsaved change:")
                .contains("3 of 3 channels well, 0 drafts not stored, 0 commands refused by channels, 0 problems");

        mail(inbox, "4", "Tom Archer <tom@example.com>", "Thanks");
        assertThat(tell(inbox))
                .contains("kept from an earlier run", "Monday 23 November 2026, 09:00")
                .contains("Still open: Kenji Tanaka", "unsaved: description", "Mara goes on: saved and closed.")
                .contains("1 mail is offered.", "Matched: Tom Archer, a known customer.", "That was the last mail.")
                .contains("Mara takes it: Rosa Verdi.", "She is known by now: closed")
                .contains("0 problems in the background.")
                .doesNotContain("Last week");

        assertThat(tell(inbox))
                .contains("No mail is left", "Still open: Kenji Tanaka")
                .doesNotContain("offered.");
    }

    @Test
    @DisplayName("reads the bundled inbox to its end, run after run")
    void bundled() throws IOException {
        assertThat(tell(BUNDLED)).contains("50 mails are offered.", "36 more wait for the next run.");
        assertThat(tell(BUNDLED)).contains("36 mails are offered.", "22 more wait for the next run.");
        assertThat(tell(BUNDLED)).contains("22 mails are offered.", "8 more wait for the next run.");
        assertThat(tell(BUNDLED)).contains("8 mails are offered.", "That was the last mail.");
        assertThat(tell(BUNDLED)).contains("No mail is left", "0 problems in the background.");
    }

    @Test
    @DisplayName("prints what the README shows of it")
    void readme() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        String shown = readme.replaceAll("(?s).*```text\n(.*?)```.*", "$1");

        assertThat(shown).isNotEqualTo(readme);
        assertThat(tell(BUNDLED)).contains(shown.replaceAll("\\s+", " ").strip().split(" (?=- )"));
    }

    @Test
    @DisplayName("says so when there is no such folder")
    void nowhere() throws IOException {
        assertThat(tell(folder.resolve("nowhere"))).contains("There is no folder");
    }

    /** The words alone: where lines are wrapped is the printer's business. */
    private String tell(Path inbox) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StoryPrinter story = new StoryPrinter(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        new MorningStory(inbox, folder.resolve("data"), story).tell();
        return bytes.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    }

    /** A mail that came an hour ago, so that its file is known to be whole. */
    private static void mail(Path inbox, String name, String from, String subject) throws IOException {
        Files.createDirectories(inbox);
        Path file = inbox.resolve(name + ".eml");
        Files.writeString(
                file,
                "From: " + from + "\r\nSubject: " + subject + "\r\nMessage-ID: <" + name + "@example.org>\r\n"
                        + "Date: Mon, 16 Nov 2026 08:0" + name + ":00 +0000\r\n\r\nHello, this is " + name + ".\r\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3_600)));
    }
}
