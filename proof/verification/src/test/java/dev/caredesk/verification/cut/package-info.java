/** Connections to PostgreSQL that break, at any moment of any statement, or are not one's own. */
@NullMarked
package dev.caredesk.verification.cut;

import org.jspecify.annotations.NullMarked;
