package dev.caredesk.testkit.model;

import dev.caredesk.desk.UnsavedChange;
import java.util.List;

/** The unsaved differences as lines of text, of the model and of an SDK (E1, E8). */
final class UnsavedLines {

    private UnsavedLines() {}

    static List<String> unsaved(ReferenceModel model, ModelEngagement engagement) {
        return model.unsaved(engagement).stream()
                .map(line -> String.join(
                        " ",
                        line.record(),
                        line.field(),
                        line.stored() + "->" + line.mine(),
                        line.saveable() ? "saveable" : "unsaveable"))
                .sorted()
                .toList();
    }

    static List<String> unsaved(IdMapping names, List<UnsavedChange> lines) {
        return lines.stream()
                .map(line -> String.join(
                        " ",
                        names.of(line.record()),
                        line.field().value(),
                        line.stored() + "->" + line.mine(),
                        line.saveable() ? "saveable" : "unsaveable"))
                .sorted()
                .toList();
    }
}
