/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core;

import org.jspecify.annotations.NullMarked;
