/** The ways of doing a workload that are measured beside each other: the SDK, and hand-written JDBC. */
@NullMarked
package dev.caredesk.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
