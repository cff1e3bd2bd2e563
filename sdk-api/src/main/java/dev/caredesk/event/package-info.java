/** Events: what was committed, read from the journal (Z3). */
@NullMarked
package dev.caredesk.event;

import org.jspecify.annotations.NullMarked;
