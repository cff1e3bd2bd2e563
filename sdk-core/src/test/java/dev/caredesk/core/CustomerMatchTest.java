package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.RefusedException;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.Saved;
import dev.caredesk.request.RequestId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("whose interaction it is, and external ids")
class CustomerMatchTest {

    private final TestSite site = new TestSite();

    @AfterEach
    void close() {
        site.close();
    }

    private Engagement call(String number) {
        return site.mara()
                .accept(site.offer(MediaType.VOICE, Contact.at(ContactAddress.phone(number))))
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "C6 · exactly one customer with that address, in either e-mail field and in any case, is linked by itself")
    void linksSingleMatch() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        work.edit(edits -> edits.customer().workEmail("Ada@Work.Example")).orElseThrow();
        work.save().orElseThrow();
        work.close().orElseThrow();
        for (String address : List.of("ADA@EXAMPLE.ORG", "ada@example.org", "ada@work.example")) {
            Engagement found = site.mara().accept(site.chat(address)).orElseThrow();
            assertThat(found.view().customer().id()).isEqualTo(ada);
            assertThat(found.view().customer().created()).isTrue();
        }
        assertThat(site.mara().view().open()).hasSize(1);
    }

    @Test
    @DisplayName(
            "C6 · a number is compared as E.164 with all phone fields; one that can't be read in the region matches nothing")
    void comparesPhonesAsE164() {
        for (Field field : CustomerFields.PHONES) {
            CustomerId id = site.customer("By " + field, field + "@example.org");
            Engagement work = site.mara().reopen(id).orElseThrow();
            String number = "+39 02 555 000" + CustomerFields.PHONES.indexOf(field);
            work.edit(edits -> edits.customer().set(field, number)).orElseThrow();
            work.save().orElseThrow();
            work.close().orElseThrow();
            Engagement found = call(number.replace(" ", ""));
            assertThat(found.view().customer().id()).isEqualTo(id);
            found.close().orElseThrow();
        }
        Engagement unread = call("02 555 0000");
        assertThat(unread.view().customer().created()).isFalse();
        unread.answer(unread.close().question().orElseThrow().discard()).orElseThrow();
        site.sdk()
                .tenant()
                .changeSettings(new dev.caredesk.TenantSettings(Duration.ofDays(5), Optional.of("IT"), Locale.ENGLISH))
                .orElseThrow();
        assertThat(call("02 555 0000").view().customer().created()).isTrue();
    }

    @Test
    @DisplayName("C6 · the channel's own customer id comes before the address")
    void prefersExternalId() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        CustomerId bea = site.customer("Bea", "bea@example.org");
        Engagement work = site.mara().reopen(bea).orElseThrow();
        work.edit(edits -> edits.customer().externalId("B-7")).orElseThrow();
        work.save().orElseThrow();
        Contact known = Contact.at(ContactAddress.email("ada@example.org")).known("B-7");
        assertThat(site.luca()
                        .accept(site.offer(MediaType.CHAT, known))
                        .orElseThrow()
                        .view()
                        .customer()
                        .id())
                .isEqualTo(bea)
                .isNotEqualTo(ada);
    }

    @Test
    @DisplayName(
            "C6 · several matches are offered as candidates; until the agent chooses the customer is a new one; then it is linked")
    void offersCandidates() {
        CustomerId ada = site.customer("Ada", "family@example.org");
        CustomerId bea = site.customer("Bea", "bea@example.org");
        Engagement work = site.mara().reopen(bea).orElseThrow();
        work.edit(edits -> edits.customer().workEmail("family@example.org")).orElseThrow();
        work.save().orElseThrow();
        work.close().orElseThrow();
        Engagement open = site.mara().accept(site.chat("family@example.org")).orElseThrow();
        assertThat(open.view().customer().created()).isFalse();
        assertThat(open.view().customer().candidates())
                .extracting(hit -> hit.customer().id())
                .containsExactlyInAnyOrder(ada, bea);
        assertThat(open.view().journey().items()).isEmpty();
        assertThat(ViewLookups.activity(open, ViewLookups.current(open)).customer())
                .isEmpty();
        open.link(bea).orElseThrow();
        assertThat(open.view().customer().id()).isEqualTo(bea);
        assertThat(open.view().customer().created()).isTrue();
        assertThat(open.view().customer().candidates()).isEmpty();
        assertThat(ViewLookups.activity(open, ViewLookups.current(open)).customer())
                .contains(bea);
    }

    @Test
    @DisplayName("C6 · an address that the channel marks as unproven only offers")
    void unprovenAddressOnlyOffers() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Contact doubtful = Contact.at(ContactAddress.email("ada@example.org")).unproven();
        Engagement work =
                site.mara().accept(site.offer(MediaType.EMAIL, doubtful)).orElseThrow();
        assertThat(work.view().customer().created()).isFalse();
        assertThat(work.view().customer().candidates())
                .extracting(hit -> hit.customer().id())
                .containsExactly(ada);
    }

    @Test
    @DisplayName(
            "C6 · before Create it can be linked to any customer, also one that does not match; after Create no more")
    void linksAnyCustomerBeforeCreate() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().accept(site.chat("other@example.org")).orElseThrow();
        assertThat(work.view().customer().candidates()).isEmpty();
        RequestId stored = ViewLookups.request(site.luca().reopen(ada).orElseThrow());
        work.link(ada).orElseThrow();
        assertThat(work.view().customer().id()).isEqualTo(ada);
        assertThat(ViewLookups.activity(work, ViewLookups.current(work)).request())
                .contains(stored);
        assertThat(work.view().unsaved()).isEmpty();
        CustomerId bea = site.customer("Bea", "bea@example.org");
        assertThat(ViewLookups.codes(work.link(bea))).containsExactly(RefusalCode.CUSTOMER_CREATED);
    }

    @Test
    @DisplayName("C6 · linking to a customer that does not exist is refused and changes nothing")
    void refusesLinkToUnknownCustomer() {
        Engagement work = site.mara().accept(site.chat("other@example.org")).orElseThrow();
        var before = work.view();
        assertThat(ViewLookups.codes(work.link(CustomerId.of("nobody")))).containsExactly(RefusalCode.RECORD_UNKNOWN);
        assertThat(work.view()).isEqualTo(before);
    }

    @Test
    @DisplayName("C6 · matching asks the storage: what another process saved a moment ago matches at once")
    void matchesWhatWasJustSaved() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement there = site.process().desk(TestSite.LUCA).reopen(ada).orElseThrow();
        there.edit(edits -> edits.customer().homeEmail("new@example.org")).orElseThrow();
        site.chat("new@example.org");
        site.chat("ada@example.org");
        there.save().orElseThrow();
        var offers = site.mara().offers();
        assertThat(site.mara()
                        .accept(offers.get(0))
                        .orElseThrow()
                        .view()
                        .customer()
                        .id())
                .isEqualTo(ada);
        assertThat(site.mara()
                        .accept(offers.get(1))
                        .orElseThrow()
                        .view()
                        .customer()
                        .created())
                .isFalse();
    }

    @Test
    @DisplayName("C7 · an external id that another customer has is refused at save and Create, which keep the draft")
    void refusesTakenExternalId() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement first = site.mara().reopen(ada).orElseThrow();
        first.edit(edits -> edits.customer().externalId("X-1")).orElseThrow();
        first.save().orElseThrow();

        Engagement fresh = site.mara().accept(site.chat("bea@example.org")).orElseThrow();
        fresh.edit(edits -> edits.customer().firstName("Bea").externalId("X-1")).orElseThrow();
        Outcome<Saved> refused = fresh.create();
        assertThat(refused.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.EXTERNAL_ID_TAKEN);
            assertThat(((Refusal.Duplicate) refusal).field()).isEqualTo(CustomerFields.EXTERNAL_ID);
            assertThat(((Refusal.Duplicate) refusal).holder()).contains(ada);
        });
        assertThat(ViewLookups.value(fresh, CustomerFields.EXTERNAL_ID)).contains("X-1");
        fresh.edit(edits -> edits.customer().externalId("X-2")).orElseThrow();
        fresh.create().orElseThrow();
        fresh.edit(edits -> edits.customer().externalId("X-1")).orElseThrow();
        assertThat(ViewLookups.codes(fresh.save())).containsExactly(RefusalCode.EXTERNAL_ID_TAKEN);
        Assertions.assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> fresh.save().orElseThrow());
    }

    @Test
    @DisplayName("C7 · an external id that its customer gave up is free again")
    void takesFreedExternalId() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        CustomerId bea = site.customer("Bea", "bea@example.org");
        Engagement first = site.mara().reopen(ada).orElseThrow();
        Engagement second = site.mara().reopen(bea).orElseThrow();
        first.edit(edits -> edits.customer().externalId("X-1")).orElseThrow();
        first.save().orElseThrow();
        first.edit(edits -> edits.customer().externalId("")).orElseThrow();
        first.save().orElseThrow();
        second.edit(edits -> edits.customer().externalId("X-1")).orElseThrow();
        second.save().orElseThrow();
    }

    @Test
    @DisplayName("C7 · another tenant may have the same external id")
    void otherTenantMayHaveSameExternalId() {
        try (Neighbour neighbour = new Neighbour(site)) {
            site.customer("Ada", "ada@example.org");
            for (Engagement work : List.of(
                    site.mara().accept(site.chat("x@example.org")).orElseThrow(),
                    neighbour.mara().accept(neighbour.chat("x@example.org")).orElseThrow())) {
                work.edit(edits -> edits.customer().externalId("X-1")).orElseThrow();
                work.create().orElseThrow();
            }
        }
    }
}
