package dev.caredesk.testkit.model;

import dev.caredesk.AgentId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import java.util.List;
import java.util.Map;

/** The few names that histories use, so few that they often meet. */
final class SampleVocabulary {

    static final List<String> AGENTS = List.of("mara", "ugo", "ivo");
    static final List<String> CHANNELS = List.of("chat", "call", "mail");
    static final List<MediaType> MEDIA = List.of(MediaType.CHAT, MediaType.VOICE, MediaType.EMAIL);

    private static final String LONG = "x".repeat(2_001);

    /** The values that an edit can set, by field; then come blank, the stored value, over-long and malformed. */
    static final Map<String, List<String>> VALUES = Map.of(
            "firstName", List.of("Ada", "Bob", "Zo\u00eb"),
            "lastName", List.of("Lovelace", "Rossi", "Blue River"),
            "homeEmail", List.of("ada@example.org", "bob@example.org", "shared@example.org"),
            "workEmail", List.of("ada@example.org", "Bob@Example.org", "shared@example.org"),
            "mobilePhone", List.of("+390212345678", "+390298765432", "0212"),
            "company", List.of("Acme", "Blue River", "ada"),
            "externalId", List.of("X1", "X2", "X3"),
            "extra:tier", List.of("gold", "silver", "Ada"),
            "title", List.of("Router", "Invoice", "Caf\u00e9"),
            "description", List.of("Since Monday.", "Twice.", "x".repeat(2_000)));

    static final List<String> CUSTOMER_FIELDS = List.of(
            "firstName", "lastName", "homeEmail", "workEmail", "mobilePhone", "company", "externalId", "extra:tier");

    static final List<String> REQUEST_FIELDS = List.of("title", "description");

    static final List<String> TAGS = List.of(
            "router",
            "Router",
            "\uff52\uff4f\uff55\uff54\uff45\uff52",
            "vip",
            " VIP ",
            "billing",
            "x".repeat(50),
            "x".repeat(51),
            "  ",
            "a\tb");

    static final List<String> TEXTS = List.of("Hello.", "Second line.", "x".repeat(2_000), LONG, "", "bad \u0000");

    static final List<String> QUERIES =
            List.of("ada", "zoe", "ada@example.org", "bob*", "\"blue river\"", "rossi acme", "nobody");

    private static final List<Contact> EMAILS = List.of(
            Contact.at(ContactAddress.email("ada@example.org")).named("Ada Lovelace"),
            Contact.at(ContactAddress.email("ADA@Example.org")).named("Ada Lovelace"),
            Contact.at(ContactAddress.email("bob@example.org")).named("Bob"),
            Contact.at(ContactAddress.email("shared@example.org")),
            Contact.at(ContactAddress.email("ada@example.org")).unproven());

    private static final List<Contact> PHONES = List.of(
            Contact.at(ContactAddress.phone("+390212345678")).named("Carla Maria Rossi"),
            Contact.at(ContactAddress.phone("+39 02 1234 5678")),
            Contact.at(ContactAddress.phone("+390298765432")),
            Contact.at(ContactAddress.phone("0212")));

    private static final List<Contact> NICKS = List.of(
            Contact.at(ContactAddress.other("nick-7")).named("Nick"),
            EMAILS.get(0),
            EMAILS.get(3),
            EMAILS.get(4),
            Contact.at(ContactAddress.other("nick-9")));

    private static final List<List<Contact>> CONTACTS = List.of(NICKS, PHONES, EMAILS);

    private SampleVocabulary() {}

    /** Some contact that fits the channel. */
    static Contact contact(int channel, int which) {
        return pick(CONTACTS.get(channel), which);
    }

    /** The value that an edit sets; {@code stored} is what it is now. */
    static String value(String field, int which, String stored) {
        List<String> values = VALUES.getOrDefault(field, List.of("a", "b", "c"));
        return switch (which) {
            case 0, 1, 2 -> values.get(which);
            case 3 -> " ";
            case 4 -> stored;
            case 5 -> LONG;
            default -> "bad \ud800";
        };
    }

    static <T> T pick(List<T> from, int which) {
        return from.get(Math.floorMod(which, from.size()));
    }

    /** An interaction: which one it is, over which channel, and with whom. */
    record SampleInteraction(int number, int channel, Contact contact) {

        String key() {
            return CHANNELS.get(channel) + "-" + number;
        }

        MediaType media() {
            return MEDIA.get(channel);
        }

        InteractionId id() {
            return InteractionId.of(ChannelId.of(CHANNELS.get(channel)), key());
        }
    }

    static AgentId agent(String name) {
        return AgentId.of(name);
    }
}
