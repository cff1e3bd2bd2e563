/** Activities: one interaction with a customer each, with its tags, comments and messages (A, M). */
@Evolving
@NullMarked
package dev.caredesk.activity;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
