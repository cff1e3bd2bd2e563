package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.Saved;
import dev.caredesk.search.CustomerHit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("customers")
class CustomerRulesTest {

    private final TestSite site = new TestSite();

    @AfterEach
    void close() {
        site.close();
    }

    private Engagement visitor() {
        return site.mara()
                .accept(site.offer(MediaType.CHAT, Contact.at(ContactAddress.other("visitor 7"))))
                .orElseThrow();
    }

    private Profile reloaded(CustomerId id) {
        return site.luca().reopen(id).orElseThrow().view().customer().stored();
    }

    @Test
    @DisplayName("C1 · every named field and extra fields by name are kept")
    void keepsAllFields() {
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
    void blankIsAbsent() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        work.edit(edits -> edits.customer().city("  ").extra("x", "\t").company(""))
                .orElseThrow();
        assertThat(work.view().unsaved()).isEmpty();
        work.edit(edits -> edits.customer().firstName(" \u2003 ")).orElseThrow();
        work.save().orElseThrow();
        assertThat(reloaded(ada).values()).containsOnlyKeys(CustomerFields.HOME_EMAIL);
    }

    @Test
    @DisplayName("C1 · a field that customers do not have is refused")
    void refusesUnknownField() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        for (Field field : List.of(Field.of("shoeSize"), Field.TITLE, Field.of("extra:"))) {
            assertThat(ViewLookups.codes(work.edit(edits -> edits.customer().set(field, "40"))))
                    .containsExactly(RefusalCode.FIELD_UNKNOWN);
        }
    }

    @Test
    @DisplayName(
            "C2 · display name: the name, else an e-mail address, else a phone number, else unknown customer in the desk's language")
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
        var desk = site.sdk().desk(TestSite.MARA, Locale.ITALIAN);
        Engagement work = desk.accept(site.offer(MediaType.CHAT, Contact.at(ContactAddress.other("visitor 7"))))
                .orElseThrow();
        assertThat(work.view().customer().displayName()).isEqualTo("Cliente sconosciuto");
        assertThat(desk.view().open().get(0).displayName()).isEqualTo("Cliente sconosciuto");
    }

    @Test
    @DisplayName(
            "C3 · an interaction from an unknown contact opens a new customer, prefilled with name and e-mail address")
    void prefillsNewCustomer() {
        Engagement work = site.mara()
                .accept(site.offer(
                        MediaType.EMAIL,
                        Contact.at(ContactAddress.email("ada@example.org")).named("Ada Maria Bianchi")))
                .orElseThrow();
        assertThat(work.view().customer().created()).isFalse();
        assertThat(work.view().customer().profile().values())
                .containsOnly(
                        Map.entry(CustomerFields.FIRST_NAME, "Ada Maria"),
                        Map.entry(CustomerFields.LAST_NAME, "Bianchi"),
                        Map.entry(CustomerFields.HOME_EMAIL, "ada@example.org"));
    }

    @Test
    @DisplayName("C3 · a single word is the first name, a number the mobile phone")
    void prefillsCustomerOfCall() {
        Engagement work = site.mara()
                .accept(site.offer(
                        MediaType.VOICE,
                        Contact.at(ContactAddress.phone("+390212345678")).named("Ada")))
                .orElseThrow();
        assertThat(work.view().customer().profile().values())
                .containsOnly(
                        Map.entry(CustomerFields.FIRST_NAME, "Ada"),
                        Map.entry(CustomerFields.MOBILE_PHONE, "+390212345678"));
    }

    @Test
    @DisplayName("C4 · a new customer exists for nobody else until Create")
    void newCustomerIsHiddenUntilCreate() {
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
        CustomerId id = work.view().customer().id();
        work.flush().orElseThrow();
        assertThat(site.luca().search("ada").orElseThrow().matches()).isZero();
        assertThat(ViewLookups.codes(site.luca().reopen(id))).containsExactly(RefusalCode.RECORD_UNKNOWN);
        assertThat(site.luca()
                        .accept(site.chat("ada@example.org"))
                        .orElseThrow()
                        .view()
                        .customer()
                        .id())
                .isNotEqualTo(id);
        work.create().orElseThrow();
        assertThat(site.luca().search("ada").orElseThrow().matches()).isEqualTo(1);
        site.luca().reopen(id).orElseThrow();
    }

    @Test
    @DisplayName("C4 · Create needs a name, an e-mail address, a phone number or an external id; any one will do")
    void createNeedsAnIdentifyingField() {
        Engagement work = visitor();
        work.edit(edits -> edits.customer()
                        .city("Milano")
                        .company("Rossi")
                        .preferredLanguage("it")
                        .extra("x", "y"))
                .orElseThrow();
        assertThat(ViewLookups.codes(work.create())).containsExactly(RefusalCode.CUSTOMER_EMPTY);
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
            Engagement one = site.mara()
                    .accept(site.offer(MediaType.CHAT, Contact.at(ContactAddress.other("by " + field))))
                    .orElseThrow();
            one.edit(edits -> edits.customer().set(field, "7 " + field)).orElseThrow();
            one.create().orElseThrow();
        }
    }

    @Test
    @DisplayName("C4 · Create goes through when customers match by then, and its result lists them")
    void createListsMatchingCustomers() {
        Engagement mine = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        Engagement theirs = site.luca().accept(site.chat("ada@example.org")).orElseThrow();
        theirs.edit(edits -> edits.customer().firstName("Theirs")).orElseThrow();
        assertThat(theirs.create().orElseThrow().alsoMatching()).isEmpty();
        mine.edit(edits -> edits.customer().firstName("Mine")).orElseThrow();
        long revision = mine.view().revision();
        Saved saved = mine.create(revision).orElseThrow();
        assertThat(saved.alsoMatching()).extracting(CustomerHit::displayName).containsExactly("Theirs");
        assertThat(mine.create(revision).orElseThrow()).isEqualTo(saved);
        assertThat(mine.view().customer().created()).isTrue();
    }

    @Test
    @DisplayName("C4 · a customer is created once; before that there is no save")
    void createsOnce() {
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        assertThat(ViewLookups.codes(work.save())).containsExactly(RefusalCode.CUSTOMER_UNCREATED);
        work.create().orElseThrow();
        assertThat(ViewLookups.codes(work.create())).containsExactly(RefusalCode.CUSTOMER_CREATED);
    }

    @Test
    @DisplayName("C5 · an existing customer is changed by edit and then save; Cancel drops the edit")
    void editAndSave() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        assertThat(reloaded(ada).get(CustomerFields.CITY)).isEmpty();
        work.cancel(ada).orElseThrow();
        assertThat(ViewLookups.value(work, CustomerFields.CITY)).isEmpty();
        assertThat(work.view().unsaved()).isEmpty();
        work.edit(edits -> edits.customer().city("Milano")).orElseThrow();
        work.save().orElseThrow();
        assertThat(site.process()
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
    void refusesEditOfCustomerNotOpen() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        CustomerId bea = site.customer("Bea", "bea@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        for (CustomerId other : List.of(bea, CustomerId.of("nobody"))) {
            Outcome<?> refused =
                    work.apply(List.of(new Edit.SetField(other, CustomerFields.CITY, Optional.of("Milano"))));
            assertThat(ViewLookups.codes(refused)).containsExactly(RefusalCode.RECORD_UNKNOWN);
        }
        work.close().orElseThrow();
        assertThat(ViewLookups.codes(work.edit(edits -> edits.customer().city("Milano"))))
                .containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
        assertThat(ViewLookups.codes(work.save())).containsExactly(RefusalCode.ENGAGEMENT_CLOSED);
    }
}
