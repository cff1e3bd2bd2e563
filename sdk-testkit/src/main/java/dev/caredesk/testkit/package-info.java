/** Contracts, generators and fixtures for tests. */
@NullMarked
package dev.caredesk.testkit;

import org.jspecify.annotations.NullMarked;
