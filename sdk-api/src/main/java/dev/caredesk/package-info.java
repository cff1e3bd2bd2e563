/** The face of the SDK. */
@NullMarked
package dev.caredesk;

import org.jspecify.annotations.NullMarked;
