/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.inmemory;

import org.jspecify.annotations.NullMarked;
