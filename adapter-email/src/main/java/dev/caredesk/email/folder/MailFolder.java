package dev.caredesk.email.folder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The folder in which mails arrive as files. A mail is a regular file whose name ends in {@code .eml}; a link counts if what it
 * leads to lies in the folder too, so that nothing outside it is ever read.
 */
public final class MailFolder {

    private static final String SUFFIX = ".eml";

    private final Path folder;

    public MailFolder(Path folder) {
        this.folder = folder;
    }

    /** The entries of the folder: the mails by name, and the names that ought to be mails and can't be read as such. */
    record FolderListing(List<MailFile> files, List<Path> others) {
        FolderListing {
            files = List.copyOf(files);
            others = List.copyOf(others);
        }
    }

    FolderListing list() throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, MailFolder::isMail)) {
            entries.forEach(paths::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        paths.sort(null);
        List<MailFile> files = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        for (Path path : paths) {
            find(path).ifPresentOrElse(files::add, () -> others.add(path));
        }
        return new FolderListing(files, others);
    }

    /** Returns the file as it is now; empty if it is gone, is no file, leads out of the folder, or can't be read. */
    public Optional<MailFile> find(Path path) {
        try {
            BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (seen.isSymbolicLink()) {
                if (!path.toRealPath().startsWith(folder.toRealPath())) {
                    return Optional.empty();
                }
                seen = Files.readAttributes(path, BasicFileAttributes.class);
            }
            return seen.isRegularFile()
                    ? Optional.of(new MailFile(
                            path, seen.size(), seen.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static boolean isMail(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }
}
