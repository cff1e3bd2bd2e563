/**
 * A message taken apart into its parts, in one pass over its bytes. Called by {@code body}, {@code message}, {@code offer} and
 * {@code folder}.
 */
@NullMarked
package dev.caredesk.email.mime;

import org.jspecify.annotations.NullMarked;
