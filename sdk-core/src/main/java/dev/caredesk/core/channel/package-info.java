/** Channels: offers to desks, reports that come in, and commands that go out (D5, X1, X2, X5). */
@NullMarked
package dev.caredesk.core.channel;

import org.jspecify.annotations.NullMarked;
