/**
 * Texts by their keys, for the packages of this module; not exported. Types such as {@link dev.caredesk.Refusal} give their own
 * texts.
 */
@NullMarked
package dev.caredesk.text;

import org.jspecify.annotations.NullMarked;
