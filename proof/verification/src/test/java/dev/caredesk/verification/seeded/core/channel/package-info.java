/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.channel;

import org.jspecify.annotations.NullMarked;
