/**
 * E-mail as a channel: {@link dev.caredesk.email.MailFolderChannel} over a folder of {@code .eml} files.
 *
 * <p>A mail goes through four steps, each with a package-private home. The folder is looked at, and what is new and no longer written
 * to is chosen ({@code FolderPoller}). The bytes are parsed, whatever they are, within limits ({@code MailParser}, L4, L5, L6). The
 * message gets its name from its bytes ({@code MailInteractionId}, X2). What an agent sees of it is made ({@code MailOffer}, X3) and
 * offered. Nothing is kept on disk: what was accepted is asked of the storage by the SDK (D5).
 */
@Evolving
@NullMarked
package dev.caredesk.email;

import dev.caredesk.Evolving;
import org.jspecify.annotations.NullMarked;
