/** The architecture as rules: what stands where, and what nothing may do. */
@NullMarked
package dev.caredesk.verification.arch;

import org.jspecify.annotations.NullMarked;
