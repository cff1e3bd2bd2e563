package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.TenantId;
import dev.caredesk.TenantSettings;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a tenant that changes its region")
class ChangedRegionTest {

    @Test
    @DisplayName("C6 · a new region takes effect for a customer's numbers at the customer's next save")
    void newRegionTakesEffectAtNextSave() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            phone(site, ada, "02 1234567");
            site.sdk()
                    .tenant(TenantId.DEFAULT)
                    .changeSettings(new TenantSettings(Duration.ofDays(5), Optional.of("IT"), Locale.ENGLISH))
                    .orElseThrow();
            site.settle();
            assertThat(called(site).view().customer().created()).isFalse();

            phone(site, ada, "02 1234568");
            phone(site, ada, "02 1234567");

            assertThat(called(site).view().customer().id()).isEqualTo(ada);
        }
    }

    private static void phone(TestSite site, CustomerId customer, String number) {
        Engagement work = site.luca().reopen(customer).orElseThrow();
        work.edit(edits -> edits.customer().homePhone(number)).orElseThrow();
        work.save().orElseThrow();
        work.close().orElseThrow();
    }

    private static Engagement called(TestSite site) {
        Engagement work = site.mara()
                .accept(site.offer(MediaType.CHAT, Contact.at(ContactAddress.phone("+39 02 1234567"))))
                .orElseThrow();
        assertThat(work.close()).isNotNull();
        return work;
    }
}
