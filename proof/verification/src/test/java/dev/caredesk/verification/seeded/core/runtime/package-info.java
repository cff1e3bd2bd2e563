/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.runtime;

import org.jspecify.annotations.NullMarked;
