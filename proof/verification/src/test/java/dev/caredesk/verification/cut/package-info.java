/** Connections to PostgreSQL that break, at any moment of any statement. */
@NullMarked
package dev.caredesk.verification.cut;

import org.jspecify.annotations.NullMarked;
