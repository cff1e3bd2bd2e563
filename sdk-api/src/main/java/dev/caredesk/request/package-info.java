/** Requests: what a customer wants (R). */
@Evolving
@NullMarked
package dev.caredesk.request;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
