/** Use cases of a desk, one class each: load, decide, commit. Called by the handles of desks and engagements. */
@NullMarked
package dev.caredesk.core.usecase;

import org.jspecify.annotations.NullMarked;
