/** The desk: one agent's workspace, its engagements, and what is said to and by them (D, E, N). */
@NullMarked
package dev.caredesk.desk;

import org.jspecify.annotations.NullMarked;
