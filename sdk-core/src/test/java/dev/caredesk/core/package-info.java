/**
 * Tests of the core through its public API, one class for each group of rules.
 *
 * <p>More than 20 files: the rules are many, and a test is found by its rule's id, not by its package.
 */
package dev.caredesk.core;
