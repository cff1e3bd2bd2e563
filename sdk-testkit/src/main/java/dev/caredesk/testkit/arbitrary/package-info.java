/**
 * Generators for property tests with jqwik: {@code AnyTag.valid()}, {@code AnyEdit.edits()}; one class for each word of the
 * care desk.
 *
 * <p>More than 20 files: each is small, stands by itself, and is found by the word that it generates.
 */
@Evolving
@NullMarked
package dev.caredesk.testkit.arbitrary;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
