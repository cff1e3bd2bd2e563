/** Null, which no public call takes. */
@NullMarked
package dev.caredesk.verification.nulls;

import org.jspecify.annotations.NullMarked;
