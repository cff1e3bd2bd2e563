package dev.caredesk.email.mime;

import dev.caredesk.email.text.NoteCollector;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header of a part, with the type and disposition that it declares.
 *
 * @param header the header
 * @param contentType the MIME type in lower case, without parameters
 * @param type the parameters of the MIME type
 * @param disposition inline, attachment or nothing, with its parameters
 */
public record PartHeader(HeaderBlock header, String contentType, HeaderParameters type, HeaderParameters disposition) {

    static final String UNKNOWN_TYPE = "application/octet-stream";

    private static final Pattern CONTENT_TYPE = Pattern.compile("[!#-'*+.0-9a-z^_`{|}~-]+/[!#-'*+.0-9a-z^_`{|}~-]+");
    private static final Pattern BIDI_CONTROLS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    private static final int LONGEST_TYPE = 127;
    private static final int LONGEST_NAME = 1_000;

    public static PartHeader of(HeaderBlock header, String contentType, NoteCollector notes) {
        return new PartHeader(
                header,
                contentType.length() <= LONGEST_TYPE
                                && CONTENT_TYPE.matcher(contentType).matches()
                        ? contentType
                        : UNKNOWN_TYPE,
                HeaderParameters.of(header.first("content-type").orElse(""), notes),
                HeaderParameters.of(header.first("content-disposition").orElse(""), notes));
    }

    public boolean is(String type) {
        return contentType.equals(type);
    }

    public boolean isAttachment() {
        return disposition.value().equals("attachment");
    }

    Optional<String> charset() {
        return type.get("charset");
    }

    /** The file name without folders, and without marks that make it read backwards. */
    public Optional<String> fileName() {
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
