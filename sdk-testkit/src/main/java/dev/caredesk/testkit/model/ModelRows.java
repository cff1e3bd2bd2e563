package dev.caredesk.testkit.model;

import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.MediaType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The stored rows of the model. They are plain and mutable: the model is single-threaded, and decides before it changes anything. */
final class ModelRows {

    private ModelRows() {}

    /** Anything with a version and values that agents edit: fields by name, tags by their folded form. */
    abstract static class RecordRow {
        final String id;
        final Instant created;
        final long createdSeq;
        long version = 1;
        Map<String, String> values = new LinkedHashMap<>();

        RecordRow(String id, Instant created, long createdSeq) {
            this.id = id;
            this.created = created;
            this.createdSeq = createdSeq;
        }
    }

    static final class CustomerRow extends RecordRow {
        Instant updated;
        long updatedSeq;

        CustomerRow(String id, Instant created, long seq) {
            super(id, created, seq);
            updated = created;
            updatedSeq = seq;
        }
    }

    static final class RequestRow extends RecordRow {
        final String customer;
        final Optional<String> followsUp;
        ModelTimes times;
        long updatedSeq;

        RequestRow(String id, String customer, Optional<String> followsUp, Instant created, long seq) {
            super(id, created, seq);
            this.customer = customer;
            this.followsUp = followsUp;
            times = ModelTimes.startingAt(created);
            updatedSeq = seq;
        }

        boolean isOpen(Instant now) {
            return times.isOpen(now);
        }
    }

    static final class ActivityRow extends RecordRow {
        final String interaction;
        final MediaType media;
        final boolean inbound;
        final String contact;
        final String agent;
        Optional<String> customer = Optional.empty();
        Optional<String> request = Optional.empty();
        Optional<String> engagement = Optional.empty();
        Optional<EndReason> end = Optional.empty();

        /** It had ended before an agent took it (D8). */
        boolean pickedUp;

        ActivityRow(
                String id,
                SampleVocabulary.SampleInteraction of,
                boolean inbound,
                String agent,
                Instant created,
                long createdSeq) {
            super(id, created, createdSeq);
            interaction = of.key();
            media = of.media();
            contact = of.contact().address().value();
            this.inbound = inbound;
            this.agent = agent;
        }

        boolean isLiveConversation() {
            return end.isEmpty() && media.isConversation();
        }
    }

    /** A comment or a message. */
    record CommentOrMessageRow(String id, String activity, String by, Instant at, long seq, String text) {}

    /** A changed value, as the journal has it. */
    record FieldChange(String field, Optional<String> before, Optional<String> after) {}

    /**
     * A journal entry.
     *
     * @param version 0 where none was raised
     * @param customer of the record, after it
     */
    record JournalRow(
            long seq,
            String record,
            String kind,
            String actor,
            Instant at,
            long version,
            Optional<String> customer,
            List<FieldChange> diffs) {

        Set<String> fields() {
            return diffs.stream().map(FieldChange::field).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
