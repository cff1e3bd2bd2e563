/**
 * Generators for property tests with jqwik: {@code AnyTag.valid()}, {@code AnyEdit.edits()}; one class for each word of the
 * care desk.
 */
@NullMarked
package dev.caredesk.testkit.arbitrary;

import org.jspecify.annotations.NullMarked;
