/** What an embedder writes: examples that compile against the face alone. */
@NullMarked
package dev.caredesk.core.example;

import org.jspecify.annotations.NullMarked;
