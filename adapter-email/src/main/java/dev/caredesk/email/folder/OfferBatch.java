package dev.caredesk.email.folder;

import dev.caredesk.spi.channel.Interaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mails that are offered in one report: up to 100, and fewer where they are large. Mails of one name are one offer (X2). */
final class OfferBatch {

    private static final int MOST = 100;
    private static final long MOST_CHARACTERS = 4L << 20;

    private final Map<String, Interaction> offers = new LinkedHashMap<>();
    private final Map<MailFile, String> files = new LinkedHashMap<>();
    private long characters;

    void add(MailFile file, Interaction offer) {
        String id = offer.id().value();
        files.put(file, id);
        if (offers.putIfAbsent(id, offer) == null) {
            characters += offer.messages().stream()
                    .mapToLong(each -> each.content().text().length()
                            + each.content().safeHtml().map(String::length).orElse(0))
                    .sum();
        }
    }

    boolean isFull() {
        return offers.size() >= MOST || characters >= MOST_CHARACTERS;
    }

    List<Interaction> offers() {
        return List.copyOf(offers.values());
    }

    List<MailFile> files() {
        return List.copyOf(files.keySet());
    }

    /** Tells the memory that they were kept. */
    void rememberIn(OfferedMails memory) {
        files.forEach(memory::add);
    }

    /** The same, one offer each. */
    List<OfferBatch> split() {
        List<OfferBatch> each = new ArrayList<>();
        for (Interaction offer : offers.values()) {
            OfferBatch one = new OfferBatch();
            files.forEach((file, id) -> {
                if (id.equals(offer.id().value())) {
                    one.add(file, offer);
                }
            });
            each.add(one);
        }
        return each;
    }
}
