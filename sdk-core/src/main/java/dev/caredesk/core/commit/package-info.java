/**
 * Commits: {@link dev.caredesk.core.commit.Changes} writes ChangeSets in the words of the rules, and {@link
 * dev.caredesk.core.commit.CommitLoop} commits them (E6, E7).
 */
@NullMarked
package dev.caredesk.core.commit;

import org.jspecify.annotations.NullMarked;
