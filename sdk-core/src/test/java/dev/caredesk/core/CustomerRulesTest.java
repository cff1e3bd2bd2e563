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
import dev.caredesk.customer.Profile;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.Saved;
import dev.caredesk.request.RequestId;
import dev.caredesk.search.CustomerHit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("customers")
class CustomerRulesTest {

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private Engagement call(String number) {
        return house.mara()
                .accept(house.offer(MediaType.VOICE, Contact.at(ContactAddress.phone(number))))
                .orElseThrow();
    }

    private Engagement visitor() {
        return house.mara()
                .accept(house.offer(MediaType.CHAT, Contact.at(ContactAddress.other("visitor 7"))))
                .orElseThrow();
    }

    private Profile reloaded(CustomerId id) {
        return house.luca().reopen(id).orElseThrow().view().customer().stored();
    }

    @Test
    @DisplayName("C1 · every named field and extra fields by name are kept")
    void fields() {
        Engagement work = visitor();
        work.edit(edits -> {
                    CustomerFields.ALL.forEach(field -> edits.customer().set(field, "value of " + field));
                    edits.customer().extra("nickname", "Lady A").extra("Kundennummer \u00FC", "7");
                })
                .orElseThrow();
        work.create().orElseThrow();
        Profile profile = reloaded(work.view().customer().id());
        assertThat(profile.values()).hasSize(17);
        CustomerFields.ALL.forEach(field -> assertThat(profile.get(field)).contains("value of " + field));
        assertThat(profile.get(Field.extra("nickname"))).contains("Lady A");
        assertThat(CustomerFields.ALL)
                .extracting(Field::value)
                .containsExactlyInAnyOrder(
                        "firstName",
                        "lastName",
                        "homeEmail",
                        "workEmail",
                        "homePhone",
                        "workPhone",
                        "mobilePhone",
                        "street",
                        "city",
                        "state",
                        "zip",
                        "country",
                        "company",
                        "preferredLanguage",
                        "externalId");
    }

    @Test
    @DisplayName("C1 · blank is absent: it clears a field, and where there is none it is no change")
    void blank() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        Engagement work = house.mara().reopen(ada).orElseThrow();
        work.edit(edits -> edits.customer().city("  ").extra("x", "\t").company(""))
                .orElseThrow();
        assertThat(work.view().unsaved()).isEmpty();
        work.edit(edits -> edits.customer().firstName(" \u2003 ")).orElseThrow();
        work.save().orElseThrow();
        assertThat(reloaded(ada).values()).containsOnlyKeys(CustomerFields.HOME_EMAIL);
    }

    @Test
    @DisplayName("C1 · a field that customers do not have is refused")
    void unknownField() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        Engagement work = house.mara().reopen(ada).orElseThrow();
        for (Field field : List.of(Field.of("shoeSize"), Field.TITLE, Field.of("extra:"))) {
            assertThat(Told.codes(work.edit(edits -> edits.customer().set(field, "40"))))
                    .containsExactly(RefusalCode.FIELD_UNKNOWN);
        }
    }

    @Test
    @DisplayName(
            "C2 · display name: the name, else an e-mail address, else a phone number, else unknown customer in the"
                    + " desk's language")
    void displayName() {
        Engagement work = visitor();
        assertThat(work.view().customer().displayName()).isEqualTo("Unknown customer");
        work.edit(edits -> edits.customer().workPhone("+39 02 1234567")).orElseThrow();
        assertThat(work.view().customer().displayName()).isEqualTo("+39 02 1234567");
        work.edit(edits -> edits.customer().workEmail("ada@work.example")).orElseThrow();
        assertThat(work.view().customer().displayName()).isEqualTo("ada@work.example");
        work.edit(edits -> edits.customer().lastName("Bianchi")).orElseThrow();
        assertThat(work.view().customer().displayName()).isEqualTo("Bianchi");
        work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
        assertThat(work.view().customer().displayName()).isEqualTo("Ada Bianchi");
    }

    @Test
    @DisplayName("C2 · an Italian desk calls an unknown customer in Italian")
    void italian() {
        var desk = house.sdk().desk(House.MARA, Locale.ITALIAN);
        Engagement work = desk.accept(house.offer(MediaType.CHAT, Contact.at(ContactAddress.other("visitor 7"))))
                .orElseThrow();
        assertThat(work.view().customer().displayName()).isEqualTo("Cliente sconosciuto");
        assertThat(desk.view().open().get(0).displayName()).isEqualTo("Cliente sconosciuto");
    }

    @Test
    @DisplayName(
            "C3 · an interaction from an unknown contact opens a new customer, prefilled with name and e-mail address")
    void prefilled() {
        Engagement work = house.mara()
                .accept(house.offer(
                        MediaType.EMAIL,
                        Contact.at(ContactAddress.email("ada@example.org")).named("Ada Maria Bianchi")))
                .orElseThrow();
        assertThat(work.view().customer().created()).isFalse();
        assertThat(work.view().customer().profile().values())
                .containsOnly(
                        java.util.Map.entry(CustomerFields.FIRST_NAME, "Ada Maria"),
                        java.util.Map.entry(CustomerFields.LAST_NAME, "Bianchi"),
                        java.util.Map.entry(CustomerFields.HOME_EMAIL, "ada@example.org"));
    }

    @Test
    @DisplayName("C3 · a single word is the first name, a number the mobile phone")
    void prefilledCall() {
        Engagement work = house.mara()
                .accept(house.offer(
                        MediaType.VOICE,
                        Contact.at(ContactAddress.phone("+390212345678")).named("Ada")))
                .orElseThrow();
        assertThat(work.view().customer().profile().values())
                .containsOnly(
                        java.util.Map.entry(CustomerFields.FIRST_NAME, "Ada"),
                        java.util.Map.entry(CustomerFields.MOBILE_PHONE, "+390212345678"));
    }

    @Test
    @DisplayName("C4 · a new customer exists for nobody else until Create")
    void notYet() {
        Engagement work = house.mara().accept(house.chat("ada@example.org")).orElseThrow();
        work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
        CustomerId id = work.view().customer().id();
        work.flush().orElseThrow();
        assertThat(house.luca().search("ada").orElseThrow().matches()).isZero();
        assertThat(Told.codes(house.luca().reopen(id))).containsExactly(RefusalCode.RECORD_UNKNOWN);
        assertThat(house.luca()
                        .accept(house.chat("ada@example.org"))
                        .orElseThrow()
                        .view()
                        .customer()
                        .id())
                .isNotEqualTo(id);
        work.create().orElseThrow();
        assertThat(house.luca().search("ada").orElseThrow().matches()).isEqualTo(1);
        house.luca().reopen(id).orElseThrow();
    }

    @Test
    @DisplayName("C4 · Create needs a name, an e-mail address, a phone number or an external id; any one will do")
    void empty() {
        Engagement work = visitor();
        work.edit(edits -> edits.customer()
                        .city("Milano")
                        .company("Rossi")
                        .preferredLanguage("it")
                        .extra("x", "y"))
                .orElseThrow();
        assertThat(Told.codes(work.create())).containsExactly(RefusalCode.CUSTOMER_EMPTY);
        assertThat(work.view().customer().created()).isFalse();
        List<Field> any = List.of(
                CustomerFields.FIRST_NAME,
                CustomerFields.LAST_NAME,
                CustomerFields.HOME_EMAIL,
                CustomerFields.WORK_EMAIL,
                CustomerFields.HOME_PHONE,
                CustomerFields.WORK_PHONE,
                CustomerFields.MOBILE_PHONE,
                CustomerFields.EXTERNAL_ID);
        for (Field field : any) {
            Engagement one = house.mara()
                    .accept(house.offer(MediaType.CHAT, Contact.at(ContactAddress.other("by " + field))))
                    .orElseThrow();
            one.edit(edits -> edits.customer().set(field, "7 " + field)).orElseThrow();
            one.create().orElseThrow();
        }
    }

    @Test
    @DisplayName("C4 · Create goes through when customers match by then, and its result lists them")
    void alsoMatching() {
        Engagement mine = house.mara().accept(house.chat("ada@example.org")).orElseThrow();
        Engagement theirs = house.luca().accept(house.chat("ada@example.org")).orElseThrow();
        theirs.edit(edits -> edits.customer().firstName("Theirs")).orElseThrow();
        assertThat(theirs.create().orElseThrow().alsoMatching()).isEmpty();
        mine.edit(edits -> edits.customer().firstName("Mine")).orElseThrow();
        Saved saved = mine.create().orElseThrow();
        assertThat(saved.alsoMatching()).extracting(CustomerHit::displayName).containsExactly("Theirs");
        assertThat(mine.view().customer().created()).isTrue();
    }

    @Test
    @DisplayName("C4 · a customer is created once; before that there is no save")
    void once() {
        Engagement work = house.mara().accept(house.chat("ada@example.org")).orElseThrow();
        assertThat(Told.codes(work.save())).containsExactly(RefusalCode.CUSTOMER_UNCREATED);
        work.create().orElseThrow();
        assertThat(Told.codes(work.create())).containsExactly(RefusalCode.CUSTOMER_CREATED);
    }

    @Test
    @DisplayName("C5 · an existing customer is changed by edit and then save; Cancel drops the edit")
    void editAndSave() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        Engagement work = house.mara().reopen(ada).orElseThrow();
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        assertThat(reloaded(ada).get(CustomerFields.CITY)).isEmpty();
        work.cancel(ada).orElseThrow();
        assertThat(Told.value(work, CustomerFields.CITY)).isEmpty();
        assertThat(work.view().unsaved()).isEmpty();
        work.edit(edits -> edits.customer().city("Milano")).orElseThrow();
        work.save().orElseThrow();
        assertThat(house.process()
                        .desk(dev.caredesk.AgentId.of("nora"))
                        .reopen(ada)
                        .orElseThrow()
                        .view()
                        .customer()
                        .stored()
                        .get(CustomerFields.CITY))
                .contains("Milano");
    }

    @Test
    @DisplayName("C5 · a customer that is not open there cannot be edited")
    void notOpen() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        CustomerId bea = house.customer("Bea", "bea@example.org");
        Engagement work = house.mara().reopen(ada).orElseThrow();
        for (CustomerId other : List.of(bea, CustomerId.of("nobody"))) {
            Outcome<?> refused =
                    work.apply(List.of(new Edit.SetField(other, CustomerFields.CITY, Optional.of("Milano"))));
            assertThat(Told.codes(refused)).containsExactly(RefusalCode.RECORD_UNKNOWN);
        }
        work.close().orElseThrow();
        assertThat(Told.codes(work.edit(edits -> edits.customer().city("Milano"))))
                .containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
        assertThat(Told.codes(work.save())).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
    }

    @Test
    @DisplayName(
            "C6 · exactly one customer with that address, in either e-mail field and in any case, is linked by itself")
    void oneMatch() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        Engagement work = house.mara().reopen(ada).orElseThrow();
        work.edit(edits -> edits.customer().workEmail("Ada@Work.Example")).orElseThrow();
        work.save().orElseThrow();
        work.close().orElseThrow();
        for (String address : List.of("ADA@EXAMPLE.ORG", "ada@example.org", "ada@work.example")) {
            Engagement found = house.mara().accept(house.chat(address)).orElseThrow();
            assertThat(found.view().customer().id()).isEqualTo(ada);
            assertThat(found.view().customer().created()).isTrue();
        }
        assertThat(house.mara().view().open()).hasSize(1);
    }

    @Test
    @DisplayName(
            "C6 · a number is compared as E.164 with all phone fields; one that can't be read in the region matches"
                    + " nothing")
    void phones() {
        for (Field field : CustomerFields.PHONES) {
            CustomerId id = house.customer("By " + field, field + "@example.org");
            Engagement work = house.mara().reopen(id).orElseThrow();
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
        house.sdk()
                .tenant()
                .changeSettings(new dev.caredesk.TenantSettings(
                        java.time.Duration.ofDays(5), Optional.of("IT"), Locale.ENGLISH))
                .orElseThrow();
        assertThat(call("02 555 0000").view().customer().created()).isTrue();
    }

    @Test
    @DisplayName("C6 · the channel's own customer id comes before the address")
    void externalIdFirst() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        CustomerId bea = house.customer("Bea", "bea@example.org");
        Engagement work = house.mara().reopen(bea).orElseThrow();
        work.edit(edits -> edits.customer().externalId("B-7")).orElseThrow();
        work.save().orElseThrow();
        Contact known = Contact.at(ContactAddress.email("ada@example.org")).known("B-7");
        assertThat(house.luca()
                        .accept(house.offer(MediaType.CHAT, known))
                        .orElseThrow()
                        .view()
                        .customer()
                        .id())
                .isEqualTo(bea)
                .isNotEqualTo(ada);
    }

    @Test
    @DisplayName(
            "C6 · several matches are offered as candidates; until the agent chooses the customer is a new one; then"
                    + " it is linked")
    void candidates() {
        CustomerId ada = house.customer("Ada", "family@example.org");
        CustomerId bea = house.customer("Bea", "bea@example.org");
        Engagement work = house.mara().reopen(bea).orElseThrow();
        work.edit(edits -> edits.customer().workEmail("family@example.org")).orElseThrow();
        work.save().orElseThrow();
        work.close().orElseThrow();
        Engagement open = house.mara().accept(house.chat("family@example.org")).orElseThrow();
        assertThat(open.view().customer().created()).isFalse();
        assertThat(open.view().customer().candidates())
                .extracting(hit -> hit.customer().id())
                .containsExactlyInAnyOrder(ada, bea);
        assertThat(open.view().journey().items()).isEmpty();
        assertThat(Told.activity(open, Told.current(open)).customer()).isEmpty();
        open.link(bea).orElseThrow();
        assertThat(open.view().customer().id()).isEqualTo(bea);
        assertThat(open.view().customer().created()).isTrue();
        assertThat(open.view().customer().candidates()).isEmpty();
        assertThat(Told.activity(open, Told.current(open)).customer()).contains(bea);
    }

    @Test
    @DisplayName("C6 · an address that the channel marks as unproven only offers")
    void unproven() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        Contact doubtful = Contact.at(ContactAddress.email("ada@example.org")).unproven();
        Engagement work =
                house.mara().accept(house.offer(MediaType.EMAIL, doubtful)).orElseThrow();
        assertThat(work.view().customer().created()).isFalse();
        assertThat(work.view().customer().candidates())
                .extracting(hit -> hit.customer().id())
                .containsExactly(ada);
    }

    @Test
    @DisplayName(
            "C6 · before Create it can be linked to any customer, also one that does not match; after Create no more")
    void linkAny() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        Engagement work = house.mara().accept(house.chat("other@example.org")).orElseThrow();
        assertThat(work.view().customer().candidates()).isEmpty();
        RequestId stored = Told.request(house.luca().reopen(ada).orElseThrow());
        work.link(ada).orElseThrow();
        assertThat(work.view().customer().id()).isEqualTo(ada);
        assertThat(Told.activity(work, Told.current(work)).request()).contains(stored);
        assertThat(work.view().unsaved()).isEmpty();
        CustomerId bea = house.customer("Bea", "bea@example.org");
        assertThat(Told.codes(work.link(bea))).containsExactly(RefusalCode.CUSTOMER_CREATED);
    }

    @Test
    @DisplayName("C6 · linking to a customer that does not exist is refused and changes nothing")
    void linkUnknown() {
        Engagement work = house.mara().accept(house.chat("other@example.org")).orElseThrow();
        var before = work.view();
        assertThat(Told.codes(work.link(CustomerId.of("nobody")))).containsExactly(RefusalCode.RECORD_UNKNOWN);
        assertThat(work.view()).isEqualTo(before);
    }

    @Test
    @DisplayName("C6 · matching asks the storage: what another process saved a moment ago matches at once")
    void noCache() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        Engagement there = house.process().desk(House.LUCA).reopen(ada).orElseThrow();
        there.edit(edits -> edits.customer().homeEmail("new@example.org")).orElseThrow();
        house.chat("new@example.org");
        house.chat("ada@example.org");
        there.save().orElseThrow();
        var offers = house.mara().offers();
        assertThat(house.mara()
                        .accept(offers.get(0))
                        .orElseThrow()
                        .view()
                        .customer()
                        .id())
                .isEqualTo(ada);
        assertThat(house.mara()
                        .accept(offers.get(1))
                        .orElseThrow()
                        .view()
                        .customer()
                        .created())
                .isFalse();
    }

    @Test
    @DisplayName("C7 · an external id that another customer has is refused at save and Create, which keep the draft")
    void externalIdTaken() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        Engagement first = house.mara().reopen(ada).orElseThrow();
        first.edit(edits -> edits.customer().externalId("X-1")).orElseThrow();
        first.save().orElseThrow();

        Engagement fresh = house.mara().accept(house.chat("bea@example.org")).orElseThrow();
        fresh.edit(edits -> edits.customer().firstName("Bea").externalId("X-1")).orElseThrow();
        Outcome<Saved> refused = fresh.create();
        assertThat(refused.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.EXTERNAL_ID_TAKEN);
            assertThat(((Refusal.Duplicate) refusal).field()).isEqualTo(CustomerFields.EXTERNAL_ID);
            assertThat(((Refusal.Duplicate) refusal).holder()).contains(ada);
        });
        assertThat(Told.value(fresh, CustomerFields.EXTERNAL_ID)).contains("X-1");
        fresh.edit(edits -> edits.customer().externalId("X-2")).orElseThrow();
        fresh.create().orElseThrow();
        fresh.edit(edits -> edits.customer().externalId("X-1")).orElseThrow();
        assertThat(Told.codes(fresh.save())).containsExactly(RefusalCode.EXTERNAL_ID_TAKEN);
        Assertions.assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> fresh.save().orElseThrow());
    }

    @Test
    @DisplayName("C7 · an external id that its customer gave up is free again")
    void externalIdFree() {
        CustomerId ada = house.customer("Ada", "ada@example.org");
        CustomerId bea = house.customer("Bea", "bea@example.org");
        Engagement first = house.mara().reopen(ada).orElseThrow();
        Engagement second = house.mara().reopen(bea).orElseThrow();
        first.edit(edits -> edits.customer().externalId("X-1")).orElseThrow();
        first.save().orElseThrow();
        first.edit(edits -> edits.customer().externalId("")).orElseThrow();
        first.save().orElseThrow();
        second.edit(edits -> edits.customer().externalId("X-1")).orElseThrow();
        second.save().orElseThrow();
    }

    @Test
    @DisplayName("C7 · another tenant may have the same external id")
    void externalIdElsewhere() {
        try (Neighbour neighbour = new Neighbour(house)) {
            house.customer("Ada", "ada@example.org");
            for (Engagement work : List.of(
                    house.mara().accept(house.chat("x@example.org")).orElseThrow(),
                    neighbour.mara().accept(neighbour.chat("x@example.org")).orElseThrow())) {
                work.edit(edits -> edits.customer().externalId("X-1")).orElseThrow();
                work.create().orElseThrow();
            }
        }
    }
}
