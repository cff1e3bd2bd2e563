/** The check that every rule of docs/rules.md has a test that ran and passed, and a planned one none. */
@NullMarked
package dev.caredesk.verification.coverage;

import org.jspecify.annotations.NullMarked;
