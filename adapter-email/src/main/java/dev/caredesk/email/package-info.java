/** E-mail as a channel. */
@NullMarked
package dev.caredesk.email;

import org.jspecify.annotations.NullMarked;
