package dev.caredesk.testkit.model;

import dev.caredesk.desk.Answer.Choice;
import dev.caredesk.testkit.model.ReferenceModel.ClosedCustomer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Closing an engagement, its questions, and opening a customer again (A6, D2, D3, E2 to E5). */
final class ClosingRules {

    private final ReferenceModel model;
    private final ModelStore store;

    ClosingRules(ReferenceModel model) {
        this.model = model;
        store = model.store;
    }

    /** The kinds of result that closing has. */
    enum ClosingKind {
        CLOSED,
        UNSAVED,
        UNCREATED,
        STILL_OPEN,
        REFUSED
    }

    /** A closing, with the reasons if it was refused. */
    record ClosingResult(ClosingKind closing, Verdict verdict) {

        static ClosingResult of(ClosingKind closing) {
            return new ClosingResult(closing, Verdict.done(""));
        }

        static ClosingResult refused(Verdict verdict) {
            return new ClosingResult(ClosingKind.REFUSED, verdict);
        }
    }

    ClosingResult close(ModelEngagement engagement) {
        if (!engagement.created) {
            engagement.ask();
            return ClosingResult.of(ClosingKind.UNCREATED);
        }
        if (!model.unsaved(engagement).isEmpty()) {
            engagement.ask();
            return ClosingResult.of(ClosingKind.UNSAVED);
        }
        store.commit();
        leave(engagement);
        return ClosingResult.of(ClosingKind.CLOSED);
    }

    /** Answers the question that stands. */
    ClosingResult answer(ModelEngagement engagement, boolean askedToCreate, Choice choice) {
        boolean unfit = askedToCreate ? choice == Choice.SAVE : choice == Choice.CREATE;
        if (unfit) {
            return ClosingResult.refused(Verdict.refused(ReasonText.not("answer.unfit", "-")));
        }
        if (choice == Choice.CANCEL) {
            engagement.askedAt = ModelEngagement.NOWHERE;
            return ClosingResult.of(ClosingKind.STILL_OPEN);
        }
        if (choice == Choice.DISCARD) {
            store.commit();
            leave(engagement);
            return ClosingResult.of(ClosingKind.CLOSED);
        }
        Verdict saved = choice == Choice.SAVE ? model.draftRules.save(engagement) : model.draftRules.create(engagement);
        if (!saved.isDone()) {
            return ClosingResult.refused(saved);
        }
        leave(engagement);
        return ClosingResult.of(ClosingKind.CLOSED);
    }

    /** In the commit that is under way: what is saved on leaving is saved with it, or not at all (E6). */
    private void leave(ModelEngagement engagement) {
        store.activities.values().stream()
                .filter(activity -> activity.engagement.equals(Optional.of(engagement.id)))
                .forEach(activity -> {
                    model.endByAgent(activity, engagement.agent);
                    activity.engagement = Optional.empty();
                });
        engagement.closed = true;
        engagement.askedAt = ModelEngagement.NOWHERE;
        if (engagement.created) {
            model.recent
                    .computeIfAbsent(engagement.agent, agent -> new LinkedHashMap<>())
                    .put(engagement.customer, new ClosedCustomer(engagement.customer, model.now(), store.seq));
        }
    }

    /** D3. */
    ModelEngagement reopen(String agent, String customer, int process) {
        Optional<ModelEngagement> open = model.openWith(agent, customer);
        if (open.isPresent()) {
            open.get().goTo(process);
            return open.get();
        }
        store.commit();
        ModelEngagement engagement = model.newEngagement(agent, customer, process);
        store.newest(customer).ifPresent(newest -> {
            engagement.activities.add(newest.id);
            model.loadAll(engagement);
        });
        return engagement;
    }

    /** The customers that a desk could reopen, for a history to choose from. */
    List<String> known() {
        return List.copyOf(store.customers.keySet());
    }
}
