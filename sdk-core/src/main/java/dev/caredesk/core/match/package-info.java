/** What a customer is recognized by (C6), and what a new one begins with (C3). */
@NullMarked
package dev.caredesk.core.match;

import org.jspecify.annotations.NullMarked;
