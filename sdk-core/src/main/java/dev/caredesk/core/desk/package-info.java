/** Desks and engagements: use cases that load, decide and commit. */
@NullMarked
package dev.caredesk.core.desk;

import org.jspecify.annotations.NullMarked;
