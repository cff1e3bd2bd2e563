/**
 * Activities, each one interaction with a customer, with its tags, comments and messages (A, M).
 *
 * <p>More than 20 files: each is a small record or enum that an activity, a message or a contact is made of, and hosts import them together.
 */
@Evolving
@NullMarked
package dev.caredesk.activity;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
