/** Mistakes in statements, which the contract of storages must see. */
@NullMarked
package dev.caredesk.jdbc.flaw;

import org.jspecify.annotations.NullMarked;
