package dev.caredesk.testkit.arbitrary;

import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.EmailHeaders;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates contents of messages (X3). */
public final class AnyContent {

    private AnyContent() {}

    /** Attachments. */
    public static Arbitrary<Attachment> attachments() {
        return Combinators.combine(
                        AnyText.wellFormed(),
                        Arbitraries.of("image/png", "application/pdf", "text/plain; charset=utf-8"),
                        Arbitraries.longs().between(0, Long.MAX_VALUE),
                        AnyId.name())
                .as(Attachment::new);
    }

    /** Headers of e-mails. */
    public static Arbitrary<EmailHeaders> headers() {
        return Combinators.combine(
                        AnyText.wellFormed(),
                        AnyText.wellFormed().optional(),
                        names(),
                        names(),
                        AnyTime.instants().optional(),
                        AnyId.name().optional(),
                        names(),
                        names())
                .as(EmailHeaders::new);
    }

    /** Chat lines, e-mails and events of calls. */
    public static Arbitrary<Content> contents() {
        return Combinators.combine(
                        AnyText.wellFormed(),
                        AnyText.wellFormed().optional(),
                        AnyName.of(CallState.class).optional(),
                        headers().optional(),
                        attachments().list().ofMaxSize(2),
                        AnyName.of(ContentNote.class).list().uniqueElements().ofMaxSize(3))
                .as(Content::new);
    }

    /** Lists of addresses or message ids. */
    private static Arbitrary<List<String>> names() {
        return AnyId.name().list().ofMaxSize(2);
    }
}
