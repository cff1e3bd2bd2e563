/**
 * The reference model of the care desk, and random histories that hold an SDK to it.
 *
 * <p>The model is a second, plain reading of the rules: one thread, simple collections, scans everywhere. It shares no code with
 * the core.
 */
@Evolving
@NullMarked
package dev.caredesk.testkit.model;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
