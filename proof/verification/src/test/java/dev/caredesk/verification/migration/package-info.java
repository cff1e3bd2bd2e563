/** A process that is killed while it makes the schema, at every step, and the start after it. */
@NullMarked
package dev.caredesk.verification.migration;

import org.jspecify.annotations.NullMarked;
