/**
 * The channel port, for authors of channels: chat, call and e-mail systems (X).
 *
 * <p>More than 20 files: the port, its messages and the push channel, whose parts share package-private state.
 */
@Evolving
@NullMarked
package dev.caredesk.spi.channel;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
