/** The interaction that a mail is offered as: its id, its sender, its content. Called by {@code folder}. */
@NullMarked
package dev.caredesk.email.offer;

import org.jspecify.annotations.NullMarked;
