package dev.caredesk.testkit.arbitrary;

import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.Request;
import dev.caredesk.request.RequestId;
import dev.caredesk.request.RequestStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Requests (R). */
public final class AnyRequest {

    private AnyRequest() {}

    /** Requests, open and closed, with and without a deadline. */
    public static Arbitrary<Request> requests() {
        return Combinators.combine(
                        AnyId.request(),
                        AnyVersion.versions(),
                        AnyId.customer(),
                        AnyId.request().optional(),
                        AnyText.wellFormed(),
                        AnyText.wellFormed(),
                        AnyTime.instants().list().ofSize(3),
                        AnyName.of(RequestStatus.class))
                .as(AnyRequest::of);
    }

    private static Request of(
            RequestId id,
            Version version,
            CustomerId customer,
            Optional<RequestId> before,
            String title,
            String description,
            List<Instant> times,
            RequestStatus status) {
        Optional<Instant> third = Optional.of(times.get(2));
        return new Request(
                id,
                version,
                customer,
                before,
                title,
                description,
                status,
                times.get(0),
                times.get(1),
                third.filter(time -> status == RequestStatus.OPEN && time.isAfter(times.get(0))),
                third.filter(time -> status == RequestStatus.CLOSED));
    }
}
