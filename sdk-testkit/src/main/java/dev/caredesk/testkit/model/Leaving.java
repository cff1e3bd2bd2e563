package dev.caredesk.testkit.model;

import dev.caredesk.desk.Answer.Choice;
import dev.caredesk.testkit.model.Model.Left;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Closing an engagement, its questions, and opening a customer again (A6, D2, D3, E2 to E5). */
final class Leaving {

    private final Model model;
    private final Store store;

    Leaving(Model model) {
        this.model = model;
        store = model.store;
    }

    /** What closing comes to. */
    enum Closing {
        CLOSED,
        UNSAVED,
        UNCREATED,
        STILL_OPEN,
        REFUSED
    }

    /** A closing, with the reasons if it was refused. */
    record Outcome(Closing closing, Verdict verdict) {

        static Outcome of(Closing closing) {
            return new Outcome(closing, Verdict.done(""));
        }

        static Outcome refused(Verdict verdict) {
            return new Outcome(Closing.REFUSED, verdict);
        }
    }

    Outcome close(Eng eng) {
        if (!eng.created) {
            eng.ask();
            return Outcome.of(Closing.UNCREATED);
        }
        if (!model.unsaved(eng).isEmpty()) {
            eng.ask();
            return Outcome.of(Closing.UNSAVED);
        }
        store.commit();
        leave(eng);
        return Outcome.of(Closing.CLOSED);
    }

    /** Answers the question that stands. */
    Outcome answer(Eng eng, boolean askedToCreate, Choice choice) {
        boolean unfit = askedToCreate ? choice == Choice.SAVE : choice == Choice.CREATE;
        if (unfit) {
            return Outcome.refused(Verdict.refused(Reason.not("answer.unfit", "-")));
        }
        if (choice == Choice.CANCEL) {
            eng.askedAt = Eng.NOWHERE;
            return Outcome.of(Closing.STILL_OPEN);
        }
        if (choice == Choice.DISCARD) {
            store.commit();
            leave(eng);
            return Outcome.of(Closing.CLOSED);
        }
        Verdict saved = choice == Choice.SAVE ? model.drafting.save(eng) : model.drafting.create(eng);
        if (!saved.isDone()) {
            return Outcome.refused(saved);
        }
        leave(eng);
        return Outcome.of(Closing.CLOSED);
    }

    /** In the commit that is under way: what is saved on leaving is saved with it, or not at all (E6). */
    private void leave(Eng eng) {
        store.activities.values().stream()
                .filter(activity -> activity.engagement.equals(Optional.of(eng.id)))
                .forEach(activity -> {
                    model.endByAgent(activity, eng.agent);
                    activity.engagement = Optional.empty();
                });
        eng.closed = true;
        eng.askedAt = Eng.NOWHERE;
        if (eng.created) {
            model.recent
                    .computeIfAbsent(eng.agent, agent -> new LinkedHashMap<>())
                    .put(eng.customer, new Left(eng.customer, model.now(), store.seq));
        }
    }

    /** D3. */
    Eng reopen(String agent, String customer, int place) {
        Optional<Eng> open = model.openWith(agent, customer);
        if (open.isPresent()) {
            open.get().goTo(place);
            return open.get();
        }
        store.commit();
        Eng eng = model.newEngagement(agent, customer, place);
        store.newest(customer).ifPresent(newest -> {
            eng.activities.add(newest.id);
            model.loadAll(eng);
        });
        return eng;
    }

    /** The customers that a desk could reopen, for a history to choose from. */
    List<String> known() {
        return List.copyOf(store.customers.keySet());
    }
}
