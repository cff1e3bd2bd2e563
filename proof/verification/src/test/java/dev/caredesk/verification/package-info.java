/** Checks that see all modules. */
@NullMarked
package dev.caredesk.verification;

import org.jspecify.annotations.NullMarked;
