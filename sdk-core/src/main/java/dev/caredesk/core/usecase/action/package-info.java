/** The at-once actions of an engagement, one class each: its decision, and beside it the result of its operation id (E1, E7). */
@NullMarked
package dev.caredesk.core.usecase.action;

import org.jspecify.annotations.NullMarked;
