/** The handles of desks and engagements that hosts hold. They check access and call use cases, and know no rule. */
@NullMarked
package dev.caredesk.core.desk;

import org.jspecify.annotations.NullMarked;
