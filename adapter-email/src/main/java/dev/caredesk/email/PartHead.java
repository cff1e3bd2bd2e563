package dev.caredesk.email;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the header of a part says about it.
 *
 * @param header the header
 * @param contentType the MIME type in lower case, without parameters
 * @param type the parameters of the MIME type
 * @param disposition inline, attachment or nothing, with its parameters
 */
record PartHead(HeaderBlock header, String contentType, Parameters type, Parameters disposition) {

    static final String UNKNOWN_TYPE = "application/octet-stream";

    private static final Pattern CONTENT_TYPE = Pattern.compile("[!#-'*+.0-9a-z^_`{|}~-]+/[!#-'*+.0-9a-z^_`{|}~-]+");
    private static final Pattern BIDI_CONTROLS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    private static final int LONGEST_TYPE = 127;
    private static final int LONGEST_NAME = 1_000;

    static PartHead of(HeaderBlock header, String contentType, NoteTaker notes) {
        return new PartHead(
                header,
                contentType.length() <= LONGEST_TYPE
                                && CONTENT_TYPE.matcher(contentType).matches()
                        ? contentType
                        : UNKNOWN_TYPE,
                Parameters.of(header.first("content-type").orElse(""), notes),
                Parameters.of(header.first("content-disposition").orElse(""), notes));
    }

    boolean is(String type) {
        return contentType.equals(type);
    }

    boolean attached() {
        return disposition.value().equals("attachment");
    }

    Optional<String> charset() {
        return type.get("charset");
    }

    /** The file name without folders, and without marks that make it read backwards. */
    Optional<String> fileName() {
        return disposition
                .get("filename")
                .or(() -> type.get("name"))
                .map(name -> name.substring(1 + Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'))))
                .map(name -> BIDI_CONTROLS.matcher(name).replaceAll("").strip())
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME);
    }

    Optional<String> contentId() {
        return header.first("content-id")
                .map(id -> id.replaceAll("[<>\\s]", ""))
                .filter(id -> !id.isEmpty() && id.length() <= LONGEST_NAME);
    }
}
