/** The at-once actions of an engagement, one class each: its decision, and its result for a repeated operation id (E1, E7). */
@NullMarked
package dev.caredesk.core.usecase.action;

import org.jspecify.annotations.NullMarked;
