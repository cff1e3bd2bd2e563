/** Seeded violations. */
@NullMarked
package dev.caredesk.verification.seeded.activity;

import org.jspecify.annotations.NullMarked;
