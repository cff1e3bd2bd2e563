/** Random histories on each storage against the reference model, and the storages that they run on. */
@NullMarked
package dev.caredesk.verification.history;

import org.jspecify.annotations.NullMarked;
