/**
 * The desk: an agent's workspace with its engagements, edits, questions and signals (D, E, N).
 *
 * <p>More than 20 files: all that an agent does and sees refers to each other, and a user interface needs it together.
 */
@Evolving
@NullMarked
package dev.caredesk.desk;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
