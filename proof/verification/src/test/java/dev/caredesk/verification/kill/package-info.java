/** A process that is killed in the middle of work, again and again, and what must be in its H2 file then. */
@NullMarked
package dev.caredesk.verification.kill;

import org.jspecify.annotations.NullMarked;
