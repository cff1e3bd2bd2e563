/** The rules of the desk, behind one builder. */
@Evolving
@NullMarked
package dev.caredesk.core;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
