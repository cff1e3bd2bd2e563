/** Seeded violations. */
@Stable
@NullMarked
package dev.caredesk.verification.seeded.activity;

import dev.caredesk.Stable;
import org.jspecify.annotations.NullMarked;
