/** The reads of the ports, and the leases of lanes. Called by the storage. */
@NullMarked
package dev.caredesk.inmemory.read;

import org.jspecify.annotations.NullMarked;
