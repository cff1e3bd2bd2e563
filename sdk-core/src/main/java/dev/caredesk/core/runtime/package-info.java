/** Shared services under all use cases: a tenant's scope, executors, queues, mailboxes and ids. */
@NullMarked
package dev.caredesk.core.runtime;

import org.jspecify.annotations.NullMarked;
