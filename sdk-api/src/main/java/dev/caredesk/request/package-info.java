/** The requests of customers (R). */
@Evolving
@NullMarked
package dev.caredesk.request;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
