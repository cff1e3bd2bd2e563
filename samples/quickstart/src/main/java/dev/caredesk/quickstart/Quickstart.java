package dev.caredesk.quickstart;

import dev.caredesk.StorageException;
import dev.caredesk.quickstart.story.MorningStory;
import dev.caredesk.quickstart.story.setting.StoryPrinter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An agent's morning, told line by line; run again, it goes on where it ended. */
public final class Quickstart {

    private Quickstart() {}

    /**
     * Tells the morning on standard output.
     *
     * @param args a folder of {@code .eml} files instead of the bundled inbox, and the folder that keeps the data instead of
     *     {@code target/caredesk}; both may be left out
     * @throws IOException if the folder for the data can't be made
     */
    public static void main(String[] args) throws IOException {
        Path inbox = args.length > 0 ? Path.of(args[0]) : DataPaths.inbox();
        Path data = args.length > 1 ? Path.of(args[1]) : DataPaths.data();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            new MorningStory(inbox, data, new StoryPrinter(out)).tell();
        } catch (StorageException failure) {
            out.println("The morning can't be told: " + failure.getMessage());
        }
    }
}
