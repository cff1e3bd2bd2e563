/**
 * The entry to the core: {@link dev.caredesk.core.CaredeskBuilder} builds a Caredesk, {@link dev.caredesk.core.ViewJson} writes its data
 * as JSON.
 */
@Evolving
@NullMarked
package dev.caredesk.core;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
