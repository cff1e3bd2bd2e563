/** Storage in memory. */
@NullMarked
package dev.caredesk.inmemory;

import org.jspecify.annotations.NullMarked;
