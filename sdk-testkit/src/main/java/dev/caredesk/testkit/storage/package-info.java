/** What tests of storages, and tests over storages, need. */
@Evolving
@NullMarked
package dev.caredesk.testkit.storage;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
