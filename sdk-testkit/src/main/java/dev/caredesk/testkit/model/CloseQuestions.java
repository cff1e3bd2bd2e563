package dev.caredesk.testkit.model;

import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Question;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The close questions that stand or stood, and what their answers came to (E3 to E5). */
final class CloseQuestions {

    private final Map<String, Question> questions = new HashMap<>();
    private final Map<String, GivenAnswer> answers = new HashMap<>();

    /** An answer that was taken, and what kind of closing it gave. */
    record GivenAnswer(Answer answer, ClosingRules.ClosingKind closing) {}

    void ask(ModelEngagement engagement, Question question) {
        questions.put(engagement.id, question);
    }

    Optional<Question> question(ModelEngagement engagement) {
        return Optional.ofNullable(questions.get(engagement.id));
    }

    void answered(ModelEngagement engagement, Answer answer, ClosingRules.ClosingKind closing) {
        answers.put(engagement.id, new GivenAnswer(answer, closing));
    }

    /** The last answer that was taken; it can be repeated. */
    Optional<GivenAnswer> answer(ModelEngagement engagement) {
        return Optional.ofNullable(answers.get(engagement.id));
    }

    static Answer answer(Question question, Answer.Choice choice) {
        return new Answer(question.engagement(), question.revision(), choice);
    }

    static boolean isToCreate(Question question) {
        return question.kind() == Closing.Kind.UNCREATED;
    }

    /** Returns the kind of closing that the SDK gave. */
    static ClosingRules.ClosingKind kind(Closing closing) {
        return switch (closing.kind()) {
            case CLOSED -> ClosingRules.ClosingKind.CLOSED;
            case UNSAVED -> ClosingRules.ClosingKind.UNSAVED;
            case UNCREATED -> ClosingRules.ClosingKind.UNCREATED;
            case STILL_OPEN -> ClosingRules.ClosingKind.STILL_OPEN;
            case REFUSED -> ClosingRules.ClosingKind.REFUSED;
        };
    }
}
