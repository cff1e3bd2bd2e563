/** Seeded violations. */
@Evolving
@Stable
@NullMarked
package dev.caredesk.verification.seeded.email;

import dev.caredesk.verification.seeded.Evolving;
import dev.caredesk.verification.seeded.Stable;
import org.jspecify.annotations.NullMarked;
