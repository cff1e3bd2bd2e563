package dev.caredesk.email.message;

import java.util.Optional;

/**
 * An address as it was written: the core lowers it for matching (C6).
 *
 * @param name the display name, if there is one
 * @param address local part, at sign and domain
 */
public record MailAddress(Optional<String> name, String address) {

    public MailAddress {
        int at = address.lastIndexOf('@');
        if (at < 1 || at == address.length() - 1) {
            throw new IllegalArgumentException("mail address must have a local part and a domain");
        }
    }

    /** Returns the address as people read it; not for a mail's header. */
    @Override
    public String toString() {
        return name.map(n -> n + " <" + address + ">").orElse(address);
    }
}
