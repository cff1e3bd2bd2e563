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
    void region() {
        try (House house = new House()) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            phone(house, ada, "02 1234567");
            house.sdk()
                    .tenant(TenantId.DEFAULT)
                    .changeSettings(new TenantSettings(Duration.ofDays(5), Optional.of("IT"), Locale.ENGLISH))
                    .orElseThrow();
            house.settle();
            assertThat(called(house).view().customer().created()).isFalse();

            phone(house, ada, "02 1234568");
            phone(house, ada, "02 1234567");

            assertThat(called(house).view().customer().id()).isEqualTo(ada);
        }
    }

    private static void phone(House house, CustomerId customer, String number) {
        Engagement work = house.luca().reopen(customer).orElseThrow();
        work.edit(edits -> edits.customer().homePhone(number)).orElseThrow();
        work.save().orElseThrow();
        work.close().orElseThrow();
    }

    private static Engagement called(House house) {
        Engagement work = house.mara()
                .accept(house.offer(MediaType.CHAT, Contact.at(ContactAddress.phone("+39 02 1234567"))))
                .orElseThrow();
        assertThat(work.close()).isNotNull();
        return work;
    }
}
