/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.jdbc.commit;

import org.jspecify.annotations.NullMarked;
