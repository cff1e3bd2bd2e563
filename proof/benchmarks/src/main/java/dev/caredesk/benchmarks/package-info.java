/** Workloads, each a program of its own that prints a table; docs/performance.md has the commands. */
@NullMarked
package dev.caredesk.benchmarks;

import org.jspecify.annotations.NullMarked;
