package dev.caredesk.email.message;

import dev.caredesk.email.mime.HeaderBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids by which mails answer each other, without their angle brackets; an id that breaks the rules is kept.
 *
 * @param messageId the mail's own id
 * @param inReplyTo the id of the mail that it answers
 * @param references the ids of the mails before it, oldest first, the 200 newest at most
 */
public record ThreadIds(Optional<String> messageId, Optional<String> inReplyTo, List<String> references) {

    private static final int MOST = 200;
    private static final int LONGEST = 998;

    private static final Pattern ID = Pattern.compile("<([^<>]+)>|([^\\s<>,;()]+)");

    public ThreadIds {
        references = List.copyOf(references);
    }

    static ThreadIds of(HeaderBlock header) {
        List<String> references = ids(header.first("references").orElse(""));
        return new ThreadIds(
                id(header.first("message-id").orElse("")),
                id(header.first("in-reply-to").orElse("")),
                references.subList(Math.max(0, references.size() - MOST), references.size()));
    }

    /** The first id in brackets, else the first word that could be one. */
    private static Optional<String> id(String value) {
        List<String> ids = ids(value);
        return value.indexOf('<') < 0
                ? ids.stream()
                        .filter(id -> id.indexOf('@') > 0)
                        .findFirst()
                        .or(() -> ids.stream().findFirst())
                : ids.stream().findFirst();
    }

    private static List<String> ids(String value) {
        boolean bracketed = value.indexOf('<') >= 0 && value.indexOf('>') > value.indexOf('<');
        List<String> ids = new ArrayList<>();
        Matcher id = ID.matcher(value);
        while (id.find()) {
            String found = bracketed ? id.group(1) : id.group(2);
            if (found != null) {
                String bare = found.replaceAll("\\s+", "");
                if (!bare.isEmpty() && bare.length() <= LONGEST) {
                    ids.add(bare);
                }
            }
        }
        return ids;
    }
}
