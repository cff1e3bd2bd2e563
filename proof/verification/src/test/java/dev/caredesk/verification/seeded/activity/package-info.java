/** Seeded violations. */
@Stable
@NullMarked
package dev.caredesk.verification.seeded.activity;

import dev.caredesk.verification.seeded.Stable;
import org.jspecify.annotations.NullMarked;
