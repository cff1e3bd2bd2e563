/**
 * The API of Caredesk, for callers and for authors of adapters.
 *
 * <ul>
 *   <li>this package: {@link dev.caredesk.Caredesk}, the way in, and the words that all others use ({@link dev.caredesk.Outcome},
 *       {@link dev.caredesk.Refusal}, {@link dev.caredesk.Limits}, {@link dev.caredesk.Page});
 *   <li>{@code customer}, {@code request}, {@code activity}, {@code journey}: the records and what they hold;
 *   <li>{@code desk}: one agent's workspace, its engagements, edits, close questions and notices;
 *   <li>{@code search}, {@code event}: finding customers, and following what was committed;
 *   <li>{@code spi.channel}: the port of channels, for their authors; in it {@code PushChannel}, which a host drives by method
 *       calls, and {@code IncomingMessage}, what it reports.
 *   <li>{@code spi.storage}: the port of storages, for authors of adapters only.
 * </ul>
 *
 * <p>Each exported package is marked {@link dev.caredesk.Stable} or {@link dev.caredesk.Evolving}; a type's own mark goes first.
 *
 * <p>Ids in Javadoc such as "E3" name a rule of {@code docs/rules.md}. Nothing is null unless it says so.
 *
 * <p>More than 20 files: ids, results, refusals and settings are what every other package needs, and an embedder imports them from one place.
 */
@Evolving
@NullMarked
package dev.caredesk;

import org.jspecify.annotations.NullMarked;
