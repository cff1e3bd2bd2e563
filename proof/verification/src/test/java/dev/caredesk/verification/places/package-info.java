/** The list of places that a new action or edit touches, held to the code. */
@NullMarked
package dev.caredesk.verification.places;

import org.jspecify.annotations.NullMarked;
