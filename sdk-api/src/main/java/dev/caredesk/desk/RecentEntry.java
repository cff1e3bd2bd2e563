package dev.caredesk.desk;

import dev.caredesk.customer.CustomerId;
import java.time.Instant;

/** A line of a desk's Recent list (D2). */
public record RecentEntry(CustomerId customer, String displayName, Instant closed) {}
