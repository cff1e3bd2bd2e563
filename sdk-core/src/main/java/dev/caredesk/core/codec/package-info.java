/** Payload documents: how records, drafts, journal details and commands become JSON and come back. */
@NullMarked
package dev.caredesk.core.codec;

import org.jspecify.annotations.NullMarked;
