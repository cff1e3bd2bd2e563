package dev.caredesk.quickstart;

import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.desk.Engagement;
import java.time.Instant;
import java.util.List;

/** On the very first run: some customers are known already, because they chatted a week ago. */
final class LastWeek implements Chapter {

    /** When the first mails have come. */
    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");

    private record Known(String first, String last, String email) {}

    private static final List<Known> KNOWN = List.of(
            new Known("Ada", "Bianchi", "ada.bianchi@example.org"),
            new Known("Jürgen", "Groß", "j.gross@example.de"),
            new Known("Zoé", "Lefèvre", "zoe.lefevre@example.fr"),
            new Known("Kenji", "Tanaka", "kenji.tanaka@example.jp"),
            new Known("Nour", "Haddad", "nour@example.org"),
            new Known("Paolo", "Moretti", "casa.moretti@example.net"),
            new Known("Carla", "Moretti", "casa.moretti@example.net"));

    @Override
    public void tell(Scene scene) {
        List<Known> missing = KNOWN.stream()
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
            scene.story().line("The clock is set to " + Scene.time(MONDAY) + ".");
        }
    }

    private static void create(Scene scene, Known known) {
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
        scene.story().line(known.first() + " " + known.last() + " chatted: " + Closings.keep(work) + ".");
    }
}
