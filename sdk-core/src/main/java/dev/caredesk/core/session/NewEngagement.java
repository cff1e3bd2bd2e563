package dev.caredesk.core.session;

import dev.caredesk.AgentId;
import dev.caredesk.Limits;
import dev.caredesk.activity.Contact;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LoadedRecord;
import dev.caredesk.core.engagement.OpenCustomer;
import dev.caredesk.core.engagement.Records;
import dev.caredesk.core.match.Prefill;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.CustomerFile;

/** Makes the data of a new engagement: from a customer's file, or for a new customer prefilled from a contact (C3, A4). */
public final class NewEngagement {

    private NewEngagement() {}

    /** Returns an engagement of a stored customer, with its open requests and no activity. */
    public static EngagementData known(EngagementId id, AgentId desk, CustomerFile file) {
        Records records = Records.of(new OpenCustomer.Created(LoadedRecord.of(RecordCodec.customer(file.customer()))));
        for (var row : file.openRequests()) {
            records = records.read(RecordCodec.request(row));
        }
        return EngagementData.open(id, desk, records.openCustomer()).with(records);
    }

    /** Returns a reopened engagement, in which the activity that is newest now can be edited (A4). */
    public static EngagementData reopened(EngagementId id, AgentId desk, CustomerFile file) {
        EngagementData engagement = known(id, desk, file);
        Records records = engagement.records();
        if (file.newestRequest().isPresent()) {
            records = records.read(RecordCodec.request(file.newestRequest().get()));
        }
        if (file.newest().isPresent()) {
            records = records.read(RecordCodec.activity(file.newest().get()));
        }
        return engagement.with(records);
    }

    /** Returns an engagement of a customer that is not created (C3, C4). */
    public static EngagementData uncreated(
            EngagementId id, AgentId desk, CustomerId customer, Contact contact, Limits limits) {
        return EngagementData.open(
                id,
                desk,
                new OpenCustomer.Uncreated(
                        customer, contact, Prefill.of(contact, limits).profile()));
    }
}
