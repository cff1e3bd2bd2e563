/** The text of a mail, chosen among its parts, and HTML made safe. Called by {@code message}. */
@NullMarked
package dev.caredesk.email.body;

import org.jspecify.annotations.NullMarked;
