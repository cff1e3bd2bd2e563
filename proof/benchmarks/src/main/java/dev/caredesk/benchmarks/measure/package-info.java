/** Servers, rounds, measurements and tables; knows no workload. */
@NullMarked
package dev.caredesk.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
