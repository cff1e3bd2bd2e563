/** What every use case of one tenant stands on: storage, clock, ids, limits, settings, background work. */
@NullMarked
package dev.caredesk.core.runtime;

import org.jspecify.annotations.NullMarked;
