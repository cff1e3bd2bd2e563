/** Data for user interfaces: views, pages and lists (D, J, S). */
@NullMarked
package dev.caredesk.core.view;

import org.jspecify.annotations.NullMarked;
