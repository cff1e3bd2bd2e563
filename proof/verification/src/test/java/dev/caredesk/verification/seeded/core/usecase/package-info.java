/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.usecase;

import org.jspecify.annotations.NullMarked;
