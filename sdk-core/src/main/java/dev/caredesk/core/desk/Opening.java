package dev.caredesk.core.desk;

import dev.caredesk.AgentId;
import dev.caredesk.Limits;
import dev.caredesk.activity.Contact;
import dev.caredesk.core.codec.Codec;
import dev.caredesk.core.draft.Held;
import dev.caredesk.core.draft.Person;
import dev.caredesk.core.draft.Records;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.match.Prefill;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.CustomerFile;

/** How an engagement begins: with a customer's file, or with a new customer prefilled from a contact (C3, A4). */
final class Opening {

    private Opening() {}

    /** An engagement of a stored customer, with its open requests and no activity. */
    static Work known(EngagementId id, AgentId desk, CustomerFile file) {
        Records records = Records.of(new Person.Known(Held.of(Codec.customer(file.customer()))));
        for (var row : file.openRequests()) {
            records = records.read(Codec.request(row));
        }
        return Work.open(id, desk, records.person()).with(records);
    }

    /** A4: a reopened one, in which the activity that is newest now can be edited. */
    static Work reopened(EngagementId id, AgentId desk, CustomerFile file) {
        Work work = known(id, desk, file);
        Records records = work.records();
        if (file.newestRequest().isPresent()) {
            records = records.read(Codec.request(file.newestRequest().get()));
        }
        if (file.newest().isPresent()) {
            records = records.read(Codec.activity(file.newest().get()));
        }
        return work.with(records);
    }

    /** C3, C4: an engagement of a customer that is not created. */
    static Work newcomer(EngagementId id, AgentId desk, CustomerId customer, Contact contact, Limits limits) {
        return Work.open(
                id,
                desk,
                new Person.Newcomer(
                        customer, contact, Prefill.of(contact, limits).profile()));
    }
}
