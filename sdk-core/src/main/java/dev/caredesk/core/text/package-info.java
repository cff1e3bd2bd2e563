/** Pure functions on text: what can be stored, and when two tags are the same. */
@NullMarked
package dev.caredesk.core.text;

import org.jspecify.annotations.NullMarked;
