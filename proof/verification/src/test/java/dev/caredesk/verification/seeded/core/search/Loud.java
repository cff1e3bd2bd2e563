package dev.caredesk.verification.seeded.core.search;

import java.util.logging.Logger;

/** Seeded: prints and logs. */
public final class Loud {
    private Loud() {}

    static void print() {
        System.out.println("loud");
    }

    static void log() {
        Logger.getAnonymousLogger().info("loud");
    }
}
