/** The change feed across processes on PostgreSQL: the bell, polling, and transactions that hold it back. */
@NullMarked
package dev.caredesk.verification.news;

import org.jspecify.annotations.NullMarked;
