/**
 * Text out of the bytes of a mail: character sets, encoded words, well-formed text, and the notes on how it was read. Called by all other
 * packages of the adapter.
 */
@NullMarked
package dev.caredesk.email.text;

import org.jspecify.annotations.NullMarked;
