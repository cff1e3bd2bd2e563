/** Matches contacts with customers (C6), and prefills new ones (C3). Pure functions. */
@NullMarked
package dev.caredesk.core.match;

import org.jspecify.annotations.NullMarked;
