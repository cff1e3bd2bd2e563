/** Search over the customers of a tenant (S). */
@Evolving
@NullMarked
package dev.caredesk.search;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
