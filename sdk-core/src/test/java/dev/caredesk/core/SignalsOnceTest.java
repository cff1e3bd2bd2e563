package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Subscription;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("signals of an operation")
class SignalsOnceTest {

    private final TestSite site = new TestSite();
    private final List<DeskSignal> heard = new ArrayList<>();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    @DisplayName("Z3 · each operation on an engagement tells its desk once that it changed")
    void tellsDeskOncePerOperation() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        InteractionId chat = site.chat("bob@example.org");
        Subscription listening = site.mara().listen(heard::add);

        Engagement reopened = told(() -> site.mara().reopen(ada).orElseThrow());
        told(() -> reopened.edit(edits -> edits.customer().city("Roma")).orElseThrow());
        told(() -> reopened.comment("called").orElseThrow());
        told(() -> reopened.addRequest("Billing", "").orElseThrow());
        told(() -> reopened.save().orElseThrow());
        told(() -> reopened.load().orElseThrow());
        told(() -> reopened.close().orElseThrow());
        Engagement accepted = told(() -> site.mara().accept(chat).orElseThrow());
        Closing.Uncreated question = (Closing.Uncreated) told(accepted::close);
        told(() -> accepted.answer(question.create()).orElseThrow());
        listening.close();
    }

    private <T> T told(Supplier<T> operation) {
        heard.clear();
        T result = operation.get();
        site.settle();
        Stream<DeskSignal> changed = heard.stream().filter(DeskSignal.EngagementChanged.class::isInstance);
        assertThat(changed).hasSize(1);
        return result;
    }
}
