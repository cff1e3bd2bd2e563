/** What tests of channels, and tests over channels, need. */
@NullMarked
package dev.caredesk.testkit.channel;

import org.jspecify.annotations.NullMarked;
