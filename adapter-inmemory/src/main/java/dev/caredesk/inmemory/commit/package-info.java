/** A ChangeSet checked and then applied, the closing of overdue requests, and the forgetting of interactions. Called by the storage. */
@NullMarked
package dev.caredesk.inmemory.commit;

import org.jspecify.annotations.NullMarked;
