/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.draft;

import org.jspecify.annotations.NullMarked;
