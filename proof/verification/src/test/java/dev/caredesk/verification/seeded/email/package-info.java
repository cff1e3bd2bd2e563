/** Seeded violations. */
@Evolving
@Stable
@NullMarked
package dev.caredesk.verification.seeded.email;

import dev.caredesk.Evolving;
import dev.caredesk.Stable;
import org.jspecify.annotations.NullMarked;
