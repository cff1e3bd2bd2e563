/** Requests: what a customer wants (R). */
@NullMarked
package dev.caredesk.request;

import org.jspecify.annotations.NullMarked;
