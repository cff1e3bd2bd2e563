/** The people who contact the organization, and what is known of them (C). */
@Evolving
@NullMarked
package dev.caredesk.customer;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
