/** The channel port, for authors of channels: chat, call and e-mail systems (X). */
@Evolving
@NullMarked
package dev.caredesk.spi.channel;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
