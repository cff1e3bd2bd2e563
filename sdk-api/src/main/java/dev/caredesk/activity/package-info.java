/** Activities, each one interaction with a customer, with its tags, comments and messages (A, M). */
@Evolving
@NullMarked
package dev.caredesk.activity;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
