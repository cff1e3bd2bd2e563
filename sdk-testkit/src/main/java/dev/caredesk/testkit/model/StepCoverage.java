package dev.caredesk.testkit.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The count of each step in histories, by outcome. Not safe for use by several threads. */
public final class StepCoverage {

    /** Refusals that histories must have met, by step. */
    private static final Map<String, List<String>> REFUSALS = Map.ofEntries(
            Map.entry("AcceptOffer", List.of("interaction.taken", "interaction.gone", "call.limit", "ok again")),
            Map.entry("RejectOffer", List.of("interaction.taken", "interaction.gone")),
            Map.entry("ReportMessage", List.of("held")),
            Map.entry("EditCustomer", List.of("text.too-long", "text.malformed")),
            Map.entry("EditRequest", List.of("text.too-long", "text.malformed", "request.closed")),
            Map.entry(
                    "AddTag",
                    List.of(
                            "tag.duplicate",
                            "tag.too-long",
                            "tag.empty",
                            "tag.control-character",
                            "record.read-only",
                            "request.closed")),
            Map.entry("RemoveTag", List.of("tag.unknown", "record.read-only", "request.closed")),
            Map.entry("ChooseValue", List.of("conflict.unknown")),
            Map.entry(
                    "SaveDraft",
                    List.of(
                            "record.stale",
                            "conflict.open",
                            "edits.unsaveable",
                            "customer.uncreated",
                            "external-id.taken")),
            Map.entry("CreateCustomer", List.of("customer.created", "customer.empty", "external-id.taken")),
            Map.entry(
                    "AddComment",
                    List.of("text.empty", "text.too-long", "text.malformed", "record.read-only", "request.closed")),
            Map.entry("SendReply", List.of("activity.ended", "channel.cannot", "text.empty")),
            Map.entry("AddRequest", List.of("text.too-long", "request.closed")),
            Map.entry("MoveActivity", List.of("request.closed", "request.other-customer", "activity.live-elsewhere")),
            Map.entry("CloseRequest", List.of("request.closed")),
            Map.entry("StartFollowUp", List.of("request.open")),
            Map.entry("LinkCustomer", List.of("customer.created")),
            Map.entry("LinkActivity", List.of("activity.linked")),
            Map.entry("StartActivity", List.of("call.limit")),
            Map.entry("CloseEngagement", List.of("unsaved", "uncreated")),
            Map.entry(
                    "AnswerQuestion",
                    List.of(
                            "save ok",
                            "create ok",
                            "discard ok",
                            "cancel still_open",
                            "save question.outdated",
                            "create question.outdated",
                            "discard question.outdated",
                            "cancel question.outdated",
                            "save answer.unfit",
                            "create answer.unfit",
                            "save record.stale")),
            Map.entry("SaveConcurrently", List.of("record.stale", "ok then record.stale")),
            Map.entry("KillProcess", List.of("ok none", "ok unflushed")),
            Map.entry("UseClosedEngagement", List.of("engagement.closed")),
            Map.entry(
                    "ReadUnknown", List.of("search.empty", "search.prefix-short", "record.unknown", "page.too-large")),
            Map.entry("PassToDeadline", List.of("ok just before")),
            Map.entry("UseOlderDraft", List.of("draft.moved", "replayed ok")));

    /** Steps whose plain success is another outcome, or that never succeed. */
    private static final List<String> NEVER_OK =
            List.of("UseClosedEngagement", "ReadUnknown", "UseOlderDraft", "AnswerQuestion");

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

    /** A count of nothing yet. */
    public StepCoverage() {}

    void count(HistoryStep step, String outcome) {
        counts.computeIfAbsent(step.getClass().getSimpleName(), name -> new TreeMap<>())
                .merge(outcome, 1, Integer::sum);
    }

    /** The places that no history came to, each as the step and the outcome that is missing. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (String step : StepCatalog.names()) {
            Map<String, Integer> seen = counts.getOrDefault(step, Map.of());
            if (!NEVER_OK.contains(step) && !reached(seen, HistoryStep.OK)) {
                missing.add(step + " ok");
            }
            REFUSALS.getOrDefault(step, List.of()).stream()
                    .filter(outcome -> !reached(seen, outcome))
                    .forEach(outcome -> missing.add(step + " " + outcome));
        }
        return missing;
    }

    /** Exactly that outcome, or one of several reasons of a refusal. */
    private static boolean reached(Map<String, Integer> seen, String outcome) {
        return seen.keySet().stream()
                .anyMatch(label -> Set.of(label.split("\\+", -1)).contains(outcome));
    }

    /** One line for each step: how often each outcome came. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        counts.forEach((step, outcomes) -> table.append(String.format("%-20s %s%n", step, outcomes)));
        return table.toString();
    }
}
