/**
 * The statements of a ChangeSet, and the answer where they are refused. Called by the factory and {@code dialect}.
 */
@NullMarked
package dev.caredesk.jdbc.commit;

import org.jspecify.annotations.NullMarked;
