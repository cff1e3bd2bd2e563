package dev.caredesk.testkit.model;

import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Question;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The close questions that stand or stood, and what their answers came to (E3 to E5). */
final class Asked {

    private final Map<String, Question> questions = new HashMap<>();
    private final Map<String, Answered> answers = new HashMap<>();

    /** An answer that was taken, and what kind of closing it gave. */
    record Answered(Answer answer, Leaving.Closing closing) {}

    void ask(Eng eng, Question question) {
        questions.put(eng.id, question);
    }

    Optional<Question> question(Eng eng) {
        return Optional.ofNullable(questions.get(eng.id));
    }

    void answered(Eng eng, Answer answer, Leaving.Closing closing) {
        answers.put(eng.id, new Answered(answer, closing));
    }

    /** The last answer that was taken; it can be repeated. */
    Optional<Answered> answer(Eng eng) {
        return Optional.ofNullable(answers.get(eng.id));
    }

    static Answer answer(Question question, Answer.Choice choice) {
        return new Answer(question.engagement(), question.revision(), choice);
    }

    static boolean isToCreate(Question question) {
        return question.kind() == Closing.Kind.UNCREATED;
    }

    /** What kind of closing the SDK gave. */
    static Leaving.Closing kind(Closing closing) {
        return switch (closing.kind()) {
            case CLOSED -> Leaving.Closing.CLOSED;
            case UNSAVED -> Leaving.Closing.UNSAVED;
            case UNCREATED -> Leaving.Closing.UNCREATED;
            case STILL_OPEN -> Leaving.Closing.STILL_OPEN;
            case REFUSED -> Leaving.Closing.REFUSED;
        };
    }
}
