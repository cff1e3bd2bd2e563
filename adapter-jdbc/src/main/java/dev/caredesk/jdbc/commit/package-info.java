/**
 * The statements of a ChangeSet, the answer where they are refused, and the forgetting of what nobody took. Called by the factory and {@code dialect}.
 */
@NullMarked
package dev.caredesk.jdbc.commit;

import org.jspecify.annotations.NullMarked;
