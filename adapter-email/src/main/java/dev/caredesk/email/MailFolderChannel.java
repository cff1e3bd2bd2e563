package dev.caredesk.email;

/** The channel over a folder of mail files. */
public final class MailFolderChannel {

    private MailFolderChannel() {}
}
