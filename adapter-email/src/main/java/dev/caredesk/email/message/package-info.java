/** A mail read whole: header, thread, traits, body and attachments. Called by {@code offer}, {@code folder} and the channel. */
@NullMarked
package dev.caredesk.email.message;

import org.jspecify.annotations.NullMarked;
