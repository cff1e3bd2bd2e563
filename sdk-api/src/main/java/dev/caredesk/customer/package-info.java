/** Customers: who contacts the organization, and what is known of them (C). */
@NullMarked
package dev.caredesk.customer;

import org.jspecify.annotations.NullMarked;
