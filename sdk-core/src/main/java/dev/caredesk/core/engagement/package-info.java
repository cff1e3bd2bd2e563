/** The pure part of an engagement: loaded records, the agent's unsaved edits, and what follows from both (E, N). */
@NullMarked
package dev.caredesk.core.engagement;

import org.jspecify.annotations.NullMarked;
