package dev.caredesk.core;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.desk.Closing;
import java.util.List;

/** The codes for which something was refused; none when it was done. */
final class RefusalCodes {

    private RefusalCodes() {}

    static List<RefusalCode> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    static List<RefusalCode> codes(Closing closing) {
        return closing instanceof Closing.Refused refused
                ? refused.refusals().stream().map(Refusal::code).toList()
                : List.of();
    }
}
