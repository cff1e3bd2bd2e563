/** The reads of the ports. Called by the storage. */
@NullMarked
package dev.caredesk.inmemory.read;

import org.jspecify.annotations.NullMarked;
