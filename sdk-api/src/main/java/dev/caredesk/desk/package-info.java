/** The desk: an agent's workspace with its engagements, edits, questions and signals (D, E, N). */
@Evolving
@NullMarked
package dev.caredesk.desk;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
