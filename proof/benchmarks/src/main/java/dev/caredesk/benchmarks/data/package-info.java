/** Fills databases, and checks that filled rows are those of the SDK. */
@NullMarked
package dev.caredesk.benchmarks.data;

import org.jspecify.annotations.NullMarked;
