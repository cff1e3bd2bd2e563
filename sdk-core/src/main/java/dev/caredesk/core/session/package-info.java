/** Engagements in this process: their state, the turns of their operations, stored drafts, and what is read again (D6, D7, N1). */
@NullMarked
package dev.caredesk.core.session;

import org.jspecify.annotations.NullMarked;
