package dev.caredesk.testkit.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An engagement of the model: what it loaded, and what the agent made of it. */
final class ModelEngagement {

    static final int NOWHERE = -1;

    final String id;
    final String agent;
    final Instant opened;
    final long openedSeq;

    /** The customer's id, created or not (E7). */
    String customer;

    boolean created;

    /** The address of the contact, by which another interaction joins an uncreated engagement (D3). */
    Optional<String> address = Optional.empty();

    /** The matches of its address, each time that a process may have looked: at an accept, and when it may have been taken up (C6). */
    final Set<Set<String>> candidates = new HashSet<>();

    Optional<String> current = Optional.empty();

    /** The loaded records by id; before Create also the customer and requests that only the draft has. */
    final Map<String, RecordDraft> drafts = new LinkedHashMap<>();

    /** Accepted, started or linked here, or the newest at a reopen (A4). */
    final Set<String> activities = new LinkedHashSet<>();

    /** Before Create: the request of the draft that an activity is in. */
    final Map<String, String> draftRequestOf = new LinkedHashMap<>();

    boolean closed;

    /** The number of the draft's state; each edit makes another one (E5). */
    private long state;

    /** The state that the last close question was about. */
    private long asked = NOWHERE;

    /** The process that shows a close question (E3, E4). */
    int askedAt = NOWHERE;

    /** The process where it was last worked on (D7). */
    int home;

    /** True if the draft was edited since another process last had it. */
    boolean movedOn;

    /** True if the customer was created when the other process last had the draft. */
    boolean leftCreated;

    /** The version of the customer that was loaded then. */
    long leftVersion;

    /** The unsaved records when the other process last had the draft. */
    final Map<String, RecordDraft> left = new LinkedHashMap<>();

    ModelEngagement(String id, String agent, String customer, Instant opened, long openedSeq) {
        this.id = id;
        this.agent = agent;
        this.customer = customer;
        this.opened = opened;
        this.openedSeq = openedSeq;
    }

    /** An edit outdates the question that stands (E5), and what other processes have of the draft (D7). */
    void edited(boolean changes) {
        outdate();
        movedOn |= changes;
    }

    /** The draft is another one now, which outdates the question: it was saved, or activities came or went (E5, D7). */
    void outdate() {
        state++;
        askedAt = NOWHERE;
    }

    void ask() {
        asked = state;
        askedAt = home;
    }

    /** Returns whether the last question can still be answered, cancelled or not, wherever it was taken up (E5, D6). */
    boolean isAnswerable() {
        return asked == state;
    }

    /** It is worked on at that process from now on; where it was until now has the present draft (D7). */
    void goTo(int process) {
        if (home != process) {
            otherHasPresent();
        }
        home = process;
    }

    /** The process where it is not worked on has the present draft now. */
    void otherHasPresent() {
        movedOn = false;
        leftCreated = created;
        leftVersion = draft(customer).version;
        left.clear();
        drafts.forEach((record, draft) -> {
            if (draft.isUnsaved()) {
                left.put(record, draft.copy());
            }
        });
    }

    RecordDraft draft(String record) {
        return drafts.computeIfAbsent(record, none -> new RecordDraft());
    }

    /** Returns whether a request is only in this draft (C4). */
    boolean isDraftRequest(String request) {
        return !created && request.startsWith("r") && drafts.containsKey(request);
    }

    List<String> draftRequests() {
        List<String> requests = new ArrayList<>(drafts.keySet());
        requests.removeIf(id -> !isDraftRequest(id));
        return requests;
    }

    /** One record in a draft: as it was loaded, and as the agent has it. */
    static final class RecordDraft {
        long version;
        Map<String, String> base = Map.of();
        Map<String, String> mine = new LinkedHashMap<>();

        /** The values that both began with, for the fields that both changed (N3); empty for no value. */
        final Map<String, Optional<String>> conflicts = new LinkedHashMap<>();

        /** Takes that as loaded; nothing is unsaved then. */
        void take(Map<String, String> values, long newVersion) {
            base = new LinkedHashMap<>(values);
            mine = new LinkedHashMap<>(values);
            version = newVersion;
            conflicts.clear();
        }

        RecordDraft copy() {
            RecordDraft copy = new RecordDraft();
            copy.take(base, version);
            copy.mine = new LinkedHashMap<>(mine);
            return copy;
        }

        Set<String> unsaved() {
            return RecordValues.differing(base, mine);
        }

        boolean isUnsaved() {
            return !unsaved().isEmpty();
        }

        /** Brings in what is stored now (N3). Tags never conflict: they merge one by one. */
        void load(ModelRows.RecordRow row) {
            for (String key : RecordValues.differing(base, row.values)) {
                Optional<String> began = conflicts.getOrDefault(key, RecordValues.get(base, key));
                merge(key, began, RecordValues.get(mine, key), RecordValues.get(row.values, key));
            }
            base = new LinkedHashMap<>(row.values);
            version = row.version;
        }

        private void merge(String key, Optional<String> began, Optional<String> my, Optional<String> theirs) {
            conflicts.remove(key);
            boolean bothAdded = RecordValues.isTag(key) && my.isPresent() && theirs.isPresent();
            if (my.equals(began) || bothAdded) {
                RecordValues.put(mine, key, theirs);
            } else if (!theirs.equals(began) && !theirs.equals(my) && !RecordValues.isTag(key)) {
                conflicts.put(key, began);
            }
        }
    }
}
