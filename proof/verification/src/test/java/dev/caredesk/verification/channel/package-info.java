/** The promises of the SDK to channels, seen from outside. */
@NullMarked
package dev.caredesk.verification.channel;

import org.jspecify.annotations.NullMarked;
