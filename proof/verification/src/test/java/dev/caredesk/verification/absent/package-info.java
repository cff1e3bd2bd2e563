/** Null, which no public call takes. */
@NullMarked
package dev.caredesk.verification.absent;

import org.jspecify.annotations.NullMarked;
