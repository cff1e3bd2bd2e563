/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.view;

import org.jspecify.annotations.NullMarked;
