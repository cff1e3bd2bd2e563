/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.search;

import org.jspecify.annotations.NullMarked;
