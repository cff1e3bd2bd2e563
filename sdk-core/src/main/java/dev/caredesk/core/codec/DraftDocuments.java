package dev.caredesk.core.codec;

import dev.caredesk.activity.Contact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shapes of a stored draft (D6). */
final class DraftDocuments {

    private DraftDocuments() {}

    /**
     * A draft.
     *
     * @param newcomer empty when the customer is stored
     * @param placement from activity to request
     */
    record DraftDoc(
            int format,
            String customer,
            Optional<NewcomerDoc> newcomer,
            List<String> activities,
            Optional<String> current,
            List<String> newRequests,
            Map<String, String> placement,
            List<EditedDoc> edited)
            implements PayloadDocuments.Document {}

    record NewcomerDoc(Contact contact, Map<String, String> prefill) {}

    /**
     * The edits of one record, together with the record as loaded, since another agent may change it before the draft is taken up.
     *
     * @param version 0 for a record that exists only in the draft
     */
    record EditedDoc(
            String record,
            long version,
            String loaded,
            List<FieldEditDoc> fields,
            List<String> added,
            List<String> removed) {}

    record FieldEditDoc(String field, Optional<String> base, Optional<String> mine) {}
}
