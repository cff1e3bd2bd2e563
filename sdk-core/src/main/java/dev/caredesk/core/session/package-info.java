/** Engagements open in this process: their state, the turns of their operations, stored drafts, and fresh reads (D6, D7, N1). */
@NullMarked
package dev.caredesk.core.session;

import org.jspecify.annotations.NullMarked;
