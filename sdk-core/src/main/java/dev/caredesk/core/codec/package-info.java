/** Codecs: records, drafts, journal details and commands as JSON documents, and the JSON of views. */
@NullMarked
package dev.caredesk.core.codec;

import org.jspecify.annotations.NullMarked;
