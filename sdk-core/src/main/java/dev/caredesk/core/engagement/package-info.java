/**
 * An engagement as immutable data: loaded records, the agent's unsaved edits, and the rules on both (E, N). Pure.
 *
 * <p>More than 20 files: each kind of record and each kind of draft change is a type of its own, and all refer to each
 * other.
 */
@NullMarked
package dev.caredesk.core.engagement;

import org.jspecify.annotations.NullMarked;
