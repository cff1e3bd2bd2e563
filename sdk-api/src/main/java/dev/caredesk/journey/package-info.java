/** The journey: all requests and activities of a customer, newest first (J). */
@NullMarked
package dev.caredesk.journey;

import org.jspecify.annotations.NullMarked;
