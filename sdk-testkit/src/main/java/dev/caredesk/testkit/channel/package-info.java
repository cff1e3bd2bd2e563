/** The contract of channels, and fixtures for tests of channels and over channels. */
@Evolving
@NullMarked
package dev.caredesk.testkit.channel;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
