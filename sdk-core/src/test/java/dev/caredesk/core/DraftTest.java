package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.UnsavedChange;
import dev.caredesk.request.RequestId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the draft of an engagement")
class DraftTest {

    @Test
    @DisplayName("E1 · customer fields, title, description and tags are nobody else's until save")
    void draftIsPrivateUntilSave() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            work.edit(edits -> {
                        edits.customer().city("Roma");
                        edits.request().title("Router").description("Drops at night");
                        edits.activity().tag("router");
                    })
                    .orElseThrow();
            site.settle();
            Engagement other = site.luca().reopen(work.view().customer().id()).orElseThrow();
            assertThat(other.view().customer().profile().values()).doesNotContainKey(Field.of("city"));
            assertThat(other.view()
                            .journey()
                            .items()
                            .get(0)
                            .activity()
                            .orElseThrow()
                            .tags())
                    .isEmpty();
            assertThat(site.mara().search("roma").orElseThrow().matches()).isZero();

            work.save().orElseThrow();

            other.load().orElseThrow();
            assertThat(other.view().customer().stored().values()).containsEntry(Field.of("city"), "Roma");
            assertThat(other.view().requests()).anySatisfy(request -> {
                assertThat(request.title()).isEqualTo("Router");
                assertThat(request.description()).isEqualTo("Drops at night");
            });
            assertThat(other.view().activities().get(0).tags()).containsExactly(new Tag("router"));
            assertThat(work.view().unsaved()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "E1 · a comment, a message, a new request, a move and a close of a request happen at once, each in its own"
                    + " commit")
    void commitsOperationsAtOnce() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            CustomerId ada = work.view().customer().id();
            ActivityId activity = work.view().current().orElseThrow();
            RequestId old = work.view().currentRequest().orElseThrow();
            work.comment("called").orElseThrow();
            work.reply("Hello").orElseThrow();
            RequestId made = work.addRequest("Billing", "").orElseThrow();
            work.move(activity, made).orElseThrow();
            work.closeRequest(old).orElseThrow();
            RequestId follow = work.followUp(old).orElseThrow();

            assertThat(work.view().unsaved()).isEmpty();
            Engagement other = site.luca().reopen(ada).orElseThrow();
            assertThat(other.comments(activity, Optional.empty(), 10)
                            .orElseThrow()
                            .items())
                    .hasSize(1);
            assertThat(other.messages(activity, Optional.empty(), 10)
                            .orElseThrow()
                            .items())
                    .hasSize(1);
            assertThat(other.view().requests())
                    .extracting("id")
                    .contains(made, follow)
                    .doesNotContain(old);
            assertThat(site.sdk().events().after(Optional.empty(), 200).stream()
                            .filter(event -> event.by().name().equals("mara"))
                            .map(event -> event.commit())
                            .distinct())
                    .hasSizeGreaterThanOrEqualTo(6);
        }
    }

    @Test
    @DisplayName("E1 · cancel drops the edits of one record and leaves the others")
    void cancelDropsEditsOfOneRecord() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            work.edit(edits -> {
                        edits.customer().city("Roma").company("Acme");
                        edits.request().title("Router");
                    })
                    .orElseThrow();

            work.cancel(work.view().customer().id()).orElseThrow();

            assertThat(work.view().unsaved()).extracting(UnsavedChange::field).containsExactly(Field.TITLE);
            assertThat(work.view().customer().profile())
                    .isEqualTo(work.view().customer().stored());
        }
    }

    @Test
    @DisplayName("E1 · the draft knows which records and fields differ; editing back leaves nothing unsaved")
    void knowsDifferences() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            CustomerId ada = work.view().customer().id();
            work.edit(edits -> {
                        edits.customer().firstName("Eva").city("Roma");
                        edits.activity().tag("router");
                    })
                    .orElseThrow();
            ActivityId activity = work.view().current().orElseThrow();
            assertThat(work.view().unsaved())
                    .containsExactlyInAnyOrder(
                            new UnsavedChange(ada, Field.of("firstName"), Optional.of("Ada"), Optional.of("Eva"), true),
                            new UnsavedChange(ada, Field.of("city"), Optional.empty(), Optional.of("Roma"), true),
                            new UnsavedChange(activity, Field.TAGS, Optional.empty(), Optional.of("router"), true));

            work.edit(edits -> {
                        edits.customer().firstName("Ada").city(" ");
                        edits.activity().untag("ROUTER");
                    })
                    .orElseThrow();

            assertThat(work.view().unsaved()).isEmpty();
            assertThat(work.save().orElseThrow().versions()).isEmpty();
        }
    }

    @Test
    @DisplayName("E1 · a tag that is removed and added again leaves nothing unsaved")
    void tagAddedAgainIsNoDifference() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            work.edit(edits -> edits.activity().tag("router")).orElseThrow();
            work.save().orElseThrow();
            work.edit(edits -> edits.activity().untag("router")).orElseThrow();
            assertThat(work.view().unsaved()).hasSize(1);
            work.edit(edits -> edits.activity().tag("router")).orElseThrow();

            assertThat(work.view().unsaved()).isEmpty();
        }
    }

    @Test
    @DisplayName("E1 · own commits at once never make the own draft stale")
    void ownCommitsMakeNoDraftStale() {
        try (TestSite site = new TestSite()) {
            Engagement work = known(site);
            work.edit(edits -> {
                        edits.customer().city("Roma");
                        edits.request().title("Router");
                        edits.activity().tag("router");
                    })
                    .orElseThrow();
            ActivityId activity = work.view().current().orElseThrow();
            work.comment("called").orElseThrow();
            work.reply("Hello").orElseThrow();
            RequestId made = work.addRequest("Billing", "").orElseThrow();
            work.move(activity, made).orElseThrow();
            site.settle();

            assertThat(work.view().notices()).isEmpty();
            assertThat(work.view().unsaved()).hasSize(3);
            assertThat(work.save().isDone()).isTrue();
        }
    }

    @Test
    @DisplayName("E1 · before Create, add request and a move to it are draft edits, which Create saves")
    void addsRequestInDraftBeforeCreate() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            ActivityId activity = work.view().current().orElseThrow();
            var events = site.sdk().events().latest();
            RequestId made = work.perform(new Action.AddRequest("Billing", "wrong sum", Optional.empty()))
                    .orElseThrow();
            work.move(activity, made).orElseThrow();

            assertThat(site.sdk().events().latest()).isEqualTo(events);
            work.create().orElseThrow();
            assertThat(work.view().journey().items()).isNotEmpty();
            var entry = site.luca()
                    .reopen(work.view().customer().id())
                    .orElseThrow()
                    .view()
                    .journey()
                    .items();
            assertThat(entry).anySatisfy(item -> {
                assertThat(item.activity().map(each -> each.id())).contains(activity);
                assertThat(item.request().orElseThrow().title()).isEqualTo("Billing");
            });
        }
    }

    @Test
    @DisplayName("E1 · on Link prefill is dropped, typed fields become unsaved edits, and nothing else is written")
    void linkDropsPrefill() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement work = site.mara().accept(site.chat("ada@work.example")).orElseThrow();
            work.edit(edits -> {
                        edits.customer().city("Roma");
                        edits.request().title("Router").description("Drops");
                    })
                    .orElseThrow();

            work.link(ada).orElseThrow();

            assertThat(work.view().customer().created()).isTrue();
            assertThat(work.view().customer().id()).isEqualTo(ada);
            assertThat(work.view().customer().stored().values())
                    .isEqualTo(Map.of(CustomerFields.FIRST_NAME, "Ada", CustomerFields.HOME_EMAIL, "ada@example.org"));
            assertThat(work.view().journey().items()).isNotEmpty();
            assertThat(work.view().unsaved())
                    .extracting(UnsavedChange::field)
                    .containsExactlyInAnyOrder(Field.of("city"), Field.TITLE, Field.DESCRIPTION);
            RequestId request = work.view().currentRequest().orElseThrow();
            assertThat(work.view().unsaved())
                    .filteredOn(each -> !each.record().equals(ada))
                    .extracting(UnsavedChange::record)
                    .containsOnly(request);
            assertThat(work.view().activities().get(0).request()).contains(request);
            assertThat(site.luca()
                            .reopen(ada)
                            .orElseThrow()
                            .view()
                            .customer()
                            .stored()
                            .values())
                    .doesNotContainKey(Field.of("city"));

            work.save().orElseThrow();
            assertThat(work.view().customer().stored().values()).containsEntry(Field.of("city"), "Roma");
        }
    }

    @Test
    @DisplayName("E1 · save before Create is refused and changes nothing")
    void refusesSaveBeforeCreate() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
            var before = work.view();

            assertThat(RefusalCodes.codes(work.save())).containsExactly(RefusalCode.CUSTOMER_UNCREATED);
            assertThat(work.view()).isEqualTo(before);
            work.create().orElseThrow();
            assertThat(RefusalCodes.codes(work.create())).containsExactly(RefusalCode.CUSTOMER_CREATED);
        }
    }

    private static Engagement known(TestSite site) {
        site.customer("Ada", "ada@example.org");
        return site.mara().accept(site.chat("ada@example.org")).orElseThrow();
    }
}
