/** The journey: all requests and activities of a customer, newest first (J). */
@Evolving
@NullMarked
package dev.caredesk.journey;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
