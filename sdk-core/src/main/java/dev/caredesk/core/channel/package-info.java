/** Between channels and desks: what is offered, what came in, and what channels must do (D5, X1, X2, X5). */
@NullMarked
package dev.caredesk.core.channel;

import org.jspecify.annotations.NullMarked;
