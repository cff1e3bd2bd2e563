/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.tenant;

import org.jspecify.annotations.NullMarked;
