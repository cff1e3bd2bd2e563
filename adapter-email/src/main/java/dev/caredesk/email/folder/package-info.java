/** The folder in which mails arrive as files, looked at again and again. Called by the channel. */
@NullMarked
package dev.caredesk.email.folder;

import org.jspecify.annotations.NullMarked;
