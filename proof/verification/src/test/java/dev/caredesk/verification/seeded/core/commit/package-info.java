/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.commit;

import org.jspecify.annotations.NullMarked;
