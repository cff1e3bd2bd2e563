/** What the SDK promises to channels, seen from outside. */
@NullMarked
package dev.caredesk.verification.told;

import org.jspecify.annotations.NullMarked;
