/** Storage in memory. */
@Evolving
@NullMarked
package dev.caredesk.inmemory;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
