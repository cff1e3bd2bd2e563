/** The journal as a change feed: read once for each tenant, and given to the host as events (N1, Z3). */
@NullMarked
package dev.caredesk.core.event;

import org.jspecify.annotations.NullMarked;
