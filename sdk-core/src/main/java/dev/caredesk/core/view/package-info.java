/** Data for user interfaces: views, pages and lists, made from what is known and read (D, J, S). */
@NullMarked
package dev.caredesk.core.view;

import org.jspecify.annotations.NullMarked;
