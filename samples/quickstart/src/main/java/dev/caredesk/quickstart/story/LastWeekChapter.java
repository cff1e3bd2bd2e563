package dev.caredesk.quickstart.story;

import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.quickstart.EngagementCloser;
import dev.caredesk.quickstart.story.setting.StoryScene;
import java.time.Instant;
import java.util.List;

/** On the very first run: some customers are known already, because they chatted a week ago. */
final class LastWeekChapter implements Chapter {

    /** The time by which the first mails have come. */
    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");

    private record KnownCustomer(String first, String last, String email) {}

    private static final List<KnownCustomer> KNOWN = List.of(
            new KnownCustomer("Ada", "Bianchi", "ada.bianchi@example.org"),
            new KnownCustomer("Jürgen", "Groß", "j.gross@example.de"),
            new KnownCustomer("Zoé", "Lefèvre", "zoe.lefevre@example.fr"),
            new KnownCustomer("Kenji", "Tanaka", "kenji.tanaka@example.jp"),
            new KnownCustomer("Nour", "Haddad", "nour@example.org"),
            new KnownCustomer("Paolo", "Moretti", "casa.moretti@example.net"),
            new KnownCustomer("Carla", "Moretti", "casa.moretti@example.net"));

    @Override
    public void tell(StoryScene scene) {
        List<KnownCustomer> missing = KNOWN.stream()
                .filter(known -> scene.find(known.email() + " " + known.first()).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        scene.story()
                .chapter(
                        "Last week",
                        "An interaction of somebody unknown opens a new customer, who exists for nobody else until Create.");
        missing.forEach(known -> create(scene, known));
        scene.story().line("Paolo and Carla share one e-mail address; that will matter.");
        if (scene.clock().instant().isBefore(MONDAY)) {
            scene.clock().at(MONDAY);
            scene.story().line("The clock is set to " + StoryScene.time(MONDAY) + ".");
        }
    }

    private static void create(StoryScene scene, KnownCustomer known) {
        Contact visitor =
                Contact.at(ContactAddress.other("visitor-" + known.first())).named(known.first());
        InteractionId chat = scene.lines().chat("hello-" + known.first(), visitor, "Hello, I am your new customer.");
        Engagement work = scene.mara().accept(chat).orElseThrow();
        work.edit(edits -> {
                    edits.customer()
                            .firstName(known.first())
                            .lastName(known.last())
                            .homeEmail(known.email());
                    edits.request().title("Welcome");
                })
                .orElseThrow();
        scene.story().line(known.first() + " " + known.last() + " chatted: " + EngagementCloser.keep(work) + ".");
    }
}
