package dev.caredesk.email.offer;

import dev.caredesk.email.mime.HeaderBlock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name under which a mail is offered: a function of its bytes alone, so that it is the same after a restart, in whatever order
 * mails are read (X2). It is the Message-ID with a digest of sender, date, subject and body: a mail that is delivered twice has one
 * name, and two mails under one Message-ID have two. Where there is no Message-ID, or not exactly one that is well-formed, it is a digest
 * of all bytes.
 */
public final class MailInteractionId {

    private static final int LONGEST = 900;
    private static final int DIGITS = 32;
    private static final byte END_OF_VALUE = (byte) 0xff; // neither is in UTF-8
    private static final byte END_OF_FIELD = (byte) 0xfe;

    private static final Pattern MESSAGE_ID = Pattern.compile("\\s*<([!-~&&[^<>@]]++@[!-~&&[^<>@]]++)>\\s*");

    private MailInteractionId() {}

    public static String of(HeaderBlock header, MailDigestStream digests) {
        return messageId(header)
                .map(id -> named(id) + "#" + content(header, digests))
                .orElseGet(() -> "sha256:" + hex(digests.digestOfAll()));
    }

    private static Optional<String> messageId(HeaderBlock header) {
        List<String> all = header.all("message-id");
        Matcher id = MESSAGE_ID.matcher(all.size() == 1 ? all.get(0) : "");
        return id.matches() ? Optional.of(id.group(1)) : Optional.empty();
    }

    private static String named(String id) {
        return id.length() <= LONGEST ? id : hex(MailDigestStream.sha256().digest(id.getBytes(StandardCharsets.UTF_8)));
    }

    private static String content(HeaderBlock header, MailDigestStream digests) {
        MessageDigest digest = MailDigestStream.sha256();
        for (String field : List.of("from", "date", "subject")) {
            for (String value : header.all(field)) {
                digest.update(value.strip().replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8));
                digest.update(END_OF_VALUE);
            }
            digest.update(END_OF_FIELD);
        }
        return hex(digest.digest(digests.digestOfBody())).substring(0, DIGITS);
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
