package dev.caredesk.core;

import dev.caredesk.Caredesk;
import dev.caredesk.TenantId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.desk.Desk;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.channel.RecordingChannel;
import java.time.Duration;
import java.util.Locale;

/** A second tenant on the storage of a site, with a channel of the same name. */
final class Neighbour implements AutoCloseable {

    static final TenantId ID = TenantId.of("neighbour");

    final RecordingChannel channel = RecordingChannel.of("chat");
    private final TestSite site;
    private final ManualExecutor executor = new ManualExecutor();
    private final Caredesk sdk;
    private int interactions;

    Neighbour(TestSite site) {
        this.site = site;
        sdk = CaredeskBuilder.on(site.storage)
                .clock(site.clock)
                .ids(site.ids)
                .executor(executor)
                .hostExecutor(executor)
                .channel(ID, channel)
                .start();
        settle();
    }

    Desk mara() {
        return sdk.tenant(ID).desk(TestSite.MARA, Locale.ENGLISH);
    }

    /** Offers a chat from that address; the channel counts its interactions as that of the site does. */
    InteractionId chat(String email) {
        InteractionId id = channel.offer(
                "i" + ++interactions, MediaType.CHAT, Contact.at(ContactAddress.email(email)), site.clock.instant());
        settle();
        return id;
    }

    void settle() {
        for (int round = 0; round < 3; round++) {
            executor.pass(Duration.ofSeconds(1));
        }
    }

    @Override
    public void close() {
        sdk.close();
    }
}
