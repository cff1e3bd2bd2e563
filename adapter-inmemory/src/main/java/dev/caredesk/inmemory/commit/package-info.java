/** A ChangeSet checked and then applied, and the closing of overdue requests. Called by the storage. */
@NullMarked
package dev.caredesk.inmemory.commit;

import org.jspecify.annotations.NullMarked;
