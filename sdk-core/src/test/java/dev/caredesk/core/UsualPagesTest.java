package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Limits;
import dev.caredesk.Outcome;
import dev.caredesk.Page;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("shorter ways to call the same")
class UsualPagesTest {

    private final TestSite site = new TestSite(InMemoryStorage.create(), Limits.DEFAULT.withPageEntries(2, 200));

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    @DisplayName("L6 · a page without a size is the first one, of the usual size")
    void pageWithoutSizeIsFirst() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        for (int chat = 0; chat < 3; chat++) {
            Engagement work = site.mara()
                    .accept(site.chat("nobody" + chat + "@example.org"))
                    .orElseThrow();
            say(work);
            work.answer(work.close().question().orElseThrow().discard()).orElseThrow();
        }
        Engagement work = site.mara().reopen(ada).orElseThrow();
        for (int request = 0; request < 3; request++) {
            work.addRequest("Request " + request, "").orElseThrow();
        }
        say(work);
        ActivityId activity = work.view().activities().get(0).stored().id();
        ActivityId left = site.mara().unlinked().orElseThrow().items().get(0).id();

        List<Outcome<? extends Page<?>>> pages = List.of(
                work.journey(),
                work.comments(activity),
                site.mara().unlinked(),
                site.mara().messages(left),
                site.mara().comments(left),
                site.mara().search("example.org").map(found -> found.page()));

        assertThat(pages).allSatisfy(page -> assertThat(page.isDone()).isTrue());
        assertThat(pages.subList(0, 5)).allSatisfy(page -> {
            assertThat(page.toOptional().orElseThrow().items()).hasSize(2);
            assertThat(page.toOptional().orElseThrow().next()).isPresent();
        });
        Engagement live = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        say(live);
        assertThat(live.messages(ViewLookups.current(live)).orElseThrow().items())
                .hasSize(2);
    }

    /** Three comments, and three replies where the activity is live. */
    private static void say(Engagement work) {
        for (int line = 0; line < 3; line++) {
            work.comment("comment " + line).orElseThrow();
            if (work.view().current().isPresent()) {
                work.reply("line " + line).orElseThrow();
            }
        }
    }

    @Test
    @DisplayName("C1 · every field of a customer has a method of its own in the lambda of an edit")
    void everyFieldHasItsMethod() {
        Engagement work =
                site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();

        work.edit(edits -> edits.customer()
                        .firstName("firstName")
                        .lastName("lastName")
                        .homeEmail("homeEmail")
                        .workEmail("workEmail")
                        .homePhone("homePhone")
                        .workPhone("workPhone")
                        .mobilePhone("mobilePhone")
                        .street("street")
                        .city("city")
                        .state("state")
                        .zip("zip")
                        .country("country")
                        .company("company")
                        .preferredLanguage("preferredLanguage")
                        .externalId("externalId"))
                .orElseThrow();

        assertThat(work.view().customer().profile().values().keySet())
                .containsExactlyInAnyOrderElementsOf(CustomerFields.ALL);
        assertThat(work.view().customer().profile().values())
                .allSatisfy((field, value) -> assertThat(value).isEqualTo(field.value()));
    }
}
