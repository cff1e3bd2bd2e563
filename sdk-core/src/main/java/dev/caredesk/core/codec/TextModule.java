package dev.caredesk.core.codec;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.Field;
import dev.caredesk.Identifier;
import dev.caredesk.OperationId;
import dev.caredesk.RecordId;
import dev.caredesk.RefusalCode;
import dev.caredesk.TenantId;
import dev.caredesk.UnknownRecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.Position;
import dev.caredesk.request.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.module.SimpleModule;

/** Jackson module for values that are one text in JSON: ids, field names, tags, places, times and languages. */
final class TextModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    TextModule() {
        super("caredesk-texts");
        ids();
        others();
        addKeySerializer(RecordId.class, TextKeys.writer(RecordId.class, RecordId::text));
        addKeyDeserializer(RecordId.class, TextKeys.reader(RecordId::parse, RecordId::parseAny));
        addKeySerializer(Field.class, TextKeys.writer(Field.class, Field::value));
        addKeyDeserializer(Field.class, TextKeys.reader(Field::new, Field::new));
    }

    private void ids() {
        addSerializer(Identifier.class, new TextWriter<>(Identifier.class, Identifier::value));
        addSerializer(UnknownRecordId.class, new TextWriter<>(UnknownRecordId.class, UnknownRecordId::text));
        addDeserializer(RecordId.class, new TextReader<>(RecordId.class, RecordId::parse, RecordId::parseAny));
        read(UnknownRecordId.class, UnknownRecordId::parse);
        text(InteractionId.class, InteractionId::key, InteractionId::ofKey);
        read(ActivityId.class, ActivityId::new);
        read(AgentId.class, AgentId::new);
        read(ChannelId.class, ChannelId::new);
        read(CommentId.class, CommentId::new);
        read(Cursor.class, Cursor::new);
        read(CustomerId.class, CustomerId::new);
        read(EngagementId.class, EngagementId::new);
        read(Field.class, Field::new);
        read(MessageId.class, MessageId::new);
        read(OperationId.class, OperationId::new);
        read(Position.class, Position::new);
        read(RefusalCode.class, RefusalCode::new);
        read(RequestId.class, RequestId::new);
        read(TenantId.class, TenantId::new);
    }

    private void others() {
        text(Tag.class, Tag::text, Tag::new);
        text(Instant.class, Instant::toString, Instant::parse);
        text(Duration.class, Duration::toString, Duration::parse);
        text(
                Locale.class,
                Locale::toLanguageTag,
                tag -> new Locale.Builder().setLanguageTag(tag).build());
    }

    private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new TextWriter<>(type, write));
        read(type, read);
    }

    private <T> void read(Class<T> type, Function<String, T> read) {
        addDeserializer(type, new TextReader<>(type, read));
    }
}
