package dev.caredesk.benchmarks.data;

import dev.caredesk.benchmarks.contender.SdkHost;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;

/**
 * One customer with a request, an activity and two comments, written by the SDK: what filled rows are copies of. Each value is a mark
 * that copies replace. No two begin alike, so that what terms of the template share ends with a mark, or before it.
 */
final class TemplateCustomer {

    static final String FIRST = "yyfirst";
    static final String LAST = "vvlast";
    static final String LOCAL = "kkmail";
    static final String MAIL = LOCAL + "@mail.example";

    /** As national digits, after +39. */
    static final String PHONE = "0212345678";

    private TemplateCustomer() {}

    /** Writes it into an empty database, which has the schema afterwards. */
    static void write(String url) {
        try (SdkHost sdk = SdkHost.on(url)) {
            Desk desk = sdk.desk(0);
            Engagement work = desk.accept(sdk.offer(desk, "template", MAIL)).orElseThrow();
            work.edit(e -> {
                        e.customer()
                                .firstName(FIRST)
                                .lastName(LAST)
                                .homeEmail(MAIL)
                                .mobilePhone("+39" + PHONE);
                        e.request().title("Router drops at night").description(SampleTexts.of(200));
                        e.activity().tag("router").tag("night");
                    })
                    .orElseThrow();
            work.create().orElseThrow();
            work.comment("Called back.").orElseThrow();
            work.comment(SampleTexts.of(80)).orElseThrow();
            work.close().orElseThrow();
        }
    }
}
