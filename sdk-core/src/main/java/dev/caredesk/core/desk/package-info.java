/** The handles of desks and engagements, which hosts hold: they check access and call use cases, and know no rule. */
@NullMarked
package dev.caredesk.core.desk;

import org.jspecify.annotations.NullMarked;
