/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.core.text.util;

import org.jspecify.annotations.NullMarked;
