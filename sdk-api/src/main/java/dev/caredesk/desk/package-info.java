/** The desk: one agent's workspace, its engagements, and what is said to and by them (D, E, N). */
@Evolving
@NullMarked
package dev.caredesk.desk;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
