/** Activities: one interaction with a customer each, with its tags, comments and messages (A, M). */
@NullMarked
package dev.caredesk.activity;

import org.jspecify.annotations.NullMarked;
