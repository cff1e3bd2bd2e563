/** Events: committed changes, read from the journal (Z3). */
@Evolving
@NullMarked
package dev.caredesk.event;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
