package dev.caredesk.verification.casefiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that a new case of a sealed type, or a new field of a record, touches, as docs/architecture.md lists them. */
record CaseFiles(Path root, List<String> files) {

    private static final Pattern FILE = Pattern.compile("^- `([^`]+\\.(?:java|sql))`", Pattern.MULTILINE);

    /** Reads the list that follows the first mention of that text. */
    static CaseFiles of(Path root, String mention) {
        String page = read(root.resolve("docs/architecture.md"));
        int begin = page.indexOf(mention);
        if (begin < 0) {
            throw new AssertionError("docs/architecture.md has no list for: " + mention);
        }
        int first = page.indexOf("\n- ", begin);
        String list = page.substring(first, page.indexOf("\n\n", first));
        List<String> files = FILE.matcher(list)
                .results()
                .map(MatchResult::group)
                .map(line -> line.substring(3, line.length() - 1))
                .toList();
        return new CaseFiles(root, files);
    }

    /** Returns the listed files that do not name a case. */
    List<String> forget(String name) {
        Pattern word = Pattern.compile("\\b(?:" + String.join("|", name, decapitalized(name), snaked(name)) + ")\\b");
        return files.stream()
                .filter(file -> !word.matcher(read(root.resolve(file))).find())
                .toList();
    }

    /** Returns the files of main code that take all cases of a type apart, and are not listed. */
    List<String> unlisted(String type) {
        Pattern visitor = Pattern.compile("\\b(implements|new) " + type + "\\.Cases<");
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> visitor.matcher(read(file)).find())
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !files.contains(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decapitalized(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static String snaked(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
