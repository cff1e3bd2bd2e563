package dev.caredesk.verification.kill;

import dev.caredesk.TenantId;
import dev.caredesk.spi.storage.DraftResult;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A storage that says which drafts of typists it has stored, by what they hold. */
final class DraftReportingStorage extends DelegatingStorage {

    private static final String TYPED = "typed-";
    private static final Pattern WORDS = Pattern.compile(TYPED + "(\\d+)-(\\d+)");

    private final VictimOutput output;

    DraftReportingStorage(Storage inner, VictimOutput output) {
        super(inner);
        this.output = output;
    }

    /** Returns the text that a typist leaves in the draft. */
    static String text(int worker, long number) {
        return TYPED + worker + "-" + number;
    }

    /** The number in it. */
    static long number(String text) {
        return Long.parseLong(text.substring(text.lastIndexOf('-') + 1));
    }

    @Override
    public DraftResult saveDraft(TenantId tenant, DraftWrite draft) {
        DraftResult result = super.saveDraft(tenant, draft);
        Matcher typed =
                WORDS.matcher(draft.document().map(document -> document.json()).orElse(""));
        if (result instanceof DraftResult.Kept && typed.find()) {
            output.say(new VictimLine(
                    true, Integer.parseInt(typed.group(1)), RoundStep.KEEP, Long.parseLong(typed.group(2))));
        }
        return result;
    }
}
