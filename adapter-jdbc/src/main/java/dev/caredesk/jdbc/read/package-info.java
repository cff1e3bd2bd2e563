/**
 * The reads of the ports, but for those of the journal: records, journeys, searches, desks, lanes. Called by the factory, {@code commit} and
 * {@code dialect}.
 */
@NullMarked
package dev.caredesk.jdbc.read;

import org.jspecify.annotations.NullMarked;
