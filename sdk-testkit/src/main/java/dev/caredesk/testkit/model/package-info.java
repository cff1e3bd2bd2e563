/**
 * The reference model of the care desk, and random histories that hold an SDK to it.
 *
 * <p>The model is a second, plain reading of the rules: one thread, simple collections, scans everywhere. It shares no code with
 * the core.
 *
 * <p>More than 20 files: the rows of the model are mutable and package-private, and its rules, the steps of histories and the
 * comparisons all read them. Names tell the three apart: {@code …Rules}, {@code …Step} and {@code …Comparison}.
 */
@Evolving
@NullMarked
package dev.caredesk.testkit.model;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
