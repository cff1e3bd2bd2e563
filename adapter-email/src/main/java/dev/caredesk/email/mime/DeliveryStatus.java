package dev.caredesk.email.mime;

import dev.caredesk.email.text.WellFormedText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The report of a mail system on the delivery of an earlier mail (RFC 3464).
 *
 * @param failed whether delivery was given up; a delay is no failure
 * @param recipient the first recipient whom the mail did not reach
 * @param status the status code, such as 5.1.1
 */
public record DeliveryStatus(boolean failed, Optional<String> recipient, Optional<String> status) {

    private static final Pattern FIELD =
            Pattern.compile("(?im)^(Final-Recipient|Original-Recipient|Action|Status)[ \\t]*:[ \\t]*(.*)$");
    private static final Pattern GAP = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n");

    /** Reads a report. Each recipient has a block of fields of its own; the first that failed counts, else the first. */
    static DeliveryStatus of(String report) {
        Optional<DeliveryStatus> first = Optional.empty();
        for (String block : GAP.split(report, -1)) {
            DeliveryStatus found = block(block.replaceAll("\\r?\\n[ \\t]+", " "));
            if (found.failed()) {
                return found;
            }
            if (first.isEmpty() && found.recipient().isPresent()) {
                first = Optional.of(found);
            }
        }
        return first.orElse(new DeliveryStatus(false, Optional.empty(), Optional.empty()));
    }

    private static DeliveryStatus block(String block) {
        boolean failed = false;
        Optional<String> recipient = Optional.empty();
        Optional<String> status = Optional.empty();
        Matcher field = FIELD.matcher(block);
        while (field.find()) {
            String value = WellFormedText.line(field.group(2));
            switch (Character.toLowerCase(field.group(1).charAt(0))) {
                case 'a' -> failed = value.regionMatches(true, 0, "failed", 0, 6);
                case 's' -> status = code(value);
                case 'f' -> recipient = address(value);
                default -> recipient = recipient.or(() -> address(value));
            }
        }
        return new DeliveryStatus(failed, recipient, status);
    }

    private static Optional<String> code(String value) {
        Matcher code = Pattern.compile("\\d\\.\\d{1,3}\\.\\d{1,3}").matcher(value);
        return code.find() ? Optional.of(code.group()) : Optional.empty();
    }

    private static Optional<String> address(String value) {
        String bare =
                value.substring(value.indexOf(';') + 1).replaceAll("[<>]", "").strip();
        return bare.indexOf('@') > 0 && bare.length() <= 320 ? Optional.of(bare) : Optional.empty();
    }
}
