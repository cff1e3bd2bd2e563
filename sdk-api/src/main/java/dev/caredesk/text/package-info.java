/** Texts by their keys, for the packages of this module; not exported. What people read is asked of the types that it is about. */
@NullMarked
package dev.caredesk.text;

import org.jspecify.annotations.NullMarked;
