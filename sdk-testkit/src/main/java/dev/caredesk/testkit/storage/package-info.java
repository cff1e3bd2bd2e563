/**
 * The contract of storages, and fixtures for tests of storages and over storages.
 *
 * <p>More than 20 files: the contract has one package-private class for each theme ({@code …Contract}), all of which use the fixtures.
 */
@Evolving
@NullMarked
package dev.caredesk.testkit.storage;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
