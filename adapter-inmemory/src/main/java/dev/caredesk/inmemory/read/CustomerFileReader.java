package dev.caredesk.inmemory.read;

import dev.caredesk.customer.CustomerId;
import dev.caredesk.inmemory.table.RecordTables;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.StoredActivity;
import java.time.Instant;
import java.util.Optional;

/** Reads all that opens with a customer. */
final class CustomerFileReader {

    private CustomerFileReader() {}

    static Optional<CustomerFile> read(RecordTables records, CustomerId id, Instant now, int journeySize) {
        Optional<StoredActivity> newest = records.activities().newest(id);
        return records.customers()
                .find(id)
                .map(customer -> new CustomerFile(
                        customer,
                        records.requests().open(id, now, CustomerFile.REQUESTS),
                        newest,
                        newest.flatMap(StoredActivity::request).flatMap(records.requests()::find),
                        records.journeys().page(id, Optional.empty(), journeySize)));
    }
}
