/** Events: the journal as a change feed, read once for each tenant and given to the host (N1, Z3), and the signals of desks. */
@NullMarked
package dev.caredesk.core.event;

import org.jspecify.annotations.NullMarked;
