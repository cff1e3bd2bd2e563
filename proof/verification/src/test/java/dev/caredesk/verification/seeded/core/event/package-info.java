/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.event;

import org.jspecify.annotations.NullMarked;
