/** Linearizability: concurrent reads and saves must be explained by one operation after another. */
@NullMarked
package dev.caredesk.verification.linear;

import org.jspecify.annotations.NullMarked;
