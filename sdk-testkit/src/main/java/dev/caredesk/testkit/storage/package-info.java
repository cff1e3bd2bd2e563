/** What tests of storages, and tests over storages, need. */
@NullMarked
package dev.caredesk.testkit.storage;

import org.jspecify.annotations.NullMarked;
