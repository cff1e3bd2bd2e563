package dev.caredesk;

import dev.caredesk.text.Bundle;
import java.util.Locale;

/** The kinds of record. More may come. */
public enum RecordType {
    CUSTOMER,
    REQUEST,
    ACTIVITY,
    COMMENT,
    MESSAGE;

    /** What people call a record of this kind, in that language. */
    public String label(Locale language) {
        return Bundle.text("record." + name(), language);
    }
}
