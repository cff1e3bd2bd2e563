/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.session;

import org.jspecify.annotations.NullMarked;
