/** An agent's morning at the desk. */
@NullMarked
package dev.caredesk.quickstart;

import org.jspecify.annotations.NullMarked;
