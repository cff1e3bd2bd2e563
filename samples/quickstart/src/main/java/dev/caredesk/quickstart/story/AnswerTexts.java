package dev.caredesk.quickstart.story;

import dev.caredesk.Refusal;
import dev.caredesk.Texts;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.desk.RequestView;
import dev.caredesk.desk.UnsavedChange;
import dev.caredesk.quickstart.PrintableText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words the answers of the SDK for the story. */
public final class AnswerTexts {

    private AnswerTexts() {}

    /** The reasons of a refusal, as people read them, and the data that a user interface would use. */
    public static String reasons(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> refusal.message(Locale.ENGLISH) + refusal.fold(DATA))
                .collect(Collectors.joining(" "));
    }

    /** Returns the unsaved changes as text: field, old value, new value. */
    static String unsaved(List<UnsavedChange> unsaved) {
        return unsaved.stream()
                .map(each -> Texts.field(each.field(), Locale.ENGLISH) + " \""
                        + PrintableText.cut(each.stored().orElse(""), 30) + "\" -> \""
                        + PrintableText.cut(each.mine().orElse(""), 30) + "\"")
                .collect(Collectors.joining("; "));
    }

    /** The title of the request that the engagement is about; empty when it has none. */
    static String title(EngagementView view) {
        return view.currentRequest().stream()
                .flatMap(id -> view.requests().stream().filter(each -> each.id().equals(id)))
                .map(RequestView::title)
                .findFirst()
                .orElse("");
    }

    /** A number of things. */
    static String count(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    /** The data that a user interface would show beside the text. */
    private static final Refusal.Cases<String> DATA = new Refusal.Cases<>() {
        @Override
        public String overLimit(Refusal.OverLimit over) {
            return " (limit " + over.limit() + ", actual " + over.actual() + ")";
        }

        @Override
        public String duplicate(Refusal.Duplicate duplicate) {
            return " (It duplicates \"" + duplicate.existing() + "\".)";
        }

        @Override
        public String stale(Refusal.Stale refusal) {
            return "";
        }

        @Override
        public String taken(Refusal.Taken taken) {
            return " (" + taken.by() + ")";
        }

        @Override
        public String closed(Refusal.Closed refusal) {
            return "";
        }

        @Override
        public String unknown(Refusal.Unknown refusal) {
            return "";
        }

        @Override
        public String notAllowed(Refusal.NotAllowed refusal) {
            return "";
        }

        @Override
        public String other(Refusal.Other refusal) {
            return "";
        }
    };
}
