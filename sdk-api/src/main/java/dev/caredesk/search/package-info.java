/** Search over the customers of a tenant (S). */
@NullMarked
package dev.caredesk.search;

import org.jspecify.annotations.NullMarked;
