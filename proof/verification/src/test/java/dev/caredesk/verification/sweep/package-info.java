/** Sweeps by several processes at once, some of which are killed, while others work on the same requests. */
@NullMarked
package dev.caredesk.verification.sweep;

import org.jspecify.annotations.NullMarked;
