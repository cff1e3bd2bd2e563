/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.engagement;

import org.jspecify.annotations.NullMarked;
