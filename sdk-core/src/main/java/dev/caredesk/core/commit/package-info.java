/** Writes ChangeSets in the words of the rules, and has the one loop that commits them (E6, E7). */
@NullMarked
package dev.caredesk.core.commit;

import org.jspecify.annotations.NullMarked;
