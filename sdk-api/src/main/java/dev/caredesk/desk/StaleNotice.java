package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Actor;
import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.Texts;
import dev.caredesk.text.Bundle;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The notice that somebody else changed a record since it was loaded (N1); {@link Engagement#load()} loads the changes.
 *
 * @param by who changed it last; the system where that was trimmed from the journal ({@link dev.caredesk.event.Trimming})
 * @param at when; where that was trimmed, when it was noticed
 * @param fields which fields changed since it was loaded
 */
public record StaleNotice(RecordId record, Actor by, Instant at, List<Field> fields) {

    public StaleNotice {
        refuseNull("record", record, "by", by, "at", at);
        refuseNull("fields", fields);
        fields = List.copyOf(fields);
    }

    /** Returns the notice in the given language, without values and names of customers. */
    public String message(Locale language) {
        String names = String.join(
                ", ", fields.stream().map(field -> Texts.field(field, language)).toList());
        String kind = record.type().label(language);
        return Bundle.text("notice.stale." + by.kind().name(), language, kind, by.name(), names);
    }
}
