/** Contracts, generators and fixtures for tests. */
@Evolving
@NullMarked
package dev.caredesk.testkit;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
