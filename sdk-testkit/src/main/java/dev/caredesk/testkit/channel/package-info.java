/** What tests of channels, and tests over channels, need. */
@Evolving
@NullMarked
package dev.caredesk.testkit.channel;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
