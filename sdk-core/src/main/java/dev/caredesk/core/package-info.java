/** The rules of the desk, behind one builder. */
@NullMarked
package dev.caredesk.core;

import org.jspecify.annotations.NullMarked;
