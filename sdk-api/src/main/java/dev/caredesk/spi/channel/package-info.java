/** The channel port, for authors of channels: chat, call and e-mail systems (X). */
@NullMarked
package dev.caredesk.spi.channel;

import org.jspecify.annotations.NullMarked;
