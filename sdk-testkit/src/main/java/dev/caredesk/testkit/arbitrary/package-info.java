/**
 * Generators for property tests with jqwik: {@code AnyTag.valid()}, {@code AnyEdit.edits()}; one class for each word of the
 * care desk.
 */
@Evolving
@NullMarked
package dev.caredesk.testkit.arbitrary;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
