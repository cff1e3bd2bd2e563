package dev.caredesk.verification.race;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.spi.storage.Storage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The proofs for one storage. The counts grow by {@code -Dcaredesk.saves}, {@code -Dcaredesk.saves.threads} and
 * {@code -Dcaredesk.races}.
 */
abstract class ConcurrencyProof {

    private static final int THREADS = Integer.getInteger("caredesk.saves.threads", 8);

    /** An empty storage. */
    abstract Storage storage();

    int savesInTheBuild() {
        return 1_000;
    }

    int racesInTheBuild() {
        return 50;
    }

    final int saves() {
        return Integer.getInteger("caredesk.saves", savesInTheBuild());
    }

    private int races() {
        return Integer.getInteger("caredesk.races", racesInTheBuild());
    }

    private ConcurrentAgents deskAgents(RaceFlaw flaw) {
        return new ConcurrentAgents(storage(), flaw);
    }

    @Test
    @DisplayName("N2 · of many acknowledged saves by eight threads on four desks none is lost")
    void losesNoSaveOfEightThreads() {
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.NONE)) {
            new SavesProof(deskAgents).run(THREADS, saves());
        }
    }

    @Test
    @DisplayName("N2 · of two saves of the same fields, each decided before the other, none is lost")
    void losesNoCollidingSave() {
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.NONE)) {
            new SavesProof(deskAgents).collide();
        }
    }

    @Test
    @DisplayName("N2 · the proof of saves sees a storage that ignores versions")
    void savesProofDetectsIgnoredVersions() {
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.VERSIONS)) {
            assertThatThrownBy(() -> new SavesProof(deskAgents).collide())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("was based on");
        }
    }

    @Test
    @DisplayName("D5 · eight agents accept one interaction at once: one gets it, the others are told who")
    void oneOfEightAgentsAccepts() {
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.NONE)) {
            new RacesProof(deskAgents).accept(races());
        }
    }

    @Test
    @DisplayName("D5 · the proof of accepting sees a storage that lets a taken interaction be taken again")
    void acceptProofDetectsOverwrittenInteractions() {
        // Versions alone are not enough: a second winner would make the same activity, by its id.
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.RECORDS)) {
            assertThatThrownBy(() -> new RacesProof(deskAgents).accept(3))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("winners of a round");
        }
    }

    @Test
    @DisplayName(
            "X2 · of a message and an accept at once, the message is the activity's if it comes second, and is there once")
    void messageMeetsAccept() {
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.NONE)) {
            new ReportRacesProof(deskAgents).messageWhileAccepting(races() / 4);
        }
    }

    @Test
    @DisplayName("X2 · the proof of messages sees a storage that forgets its guards")
    void messageProofDetectsForgottenGuards() {
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.GUARDS)) {
            assertThatThrownBy(() -> new ReportRacesProof(deskAgents).messageWhileAccepting(3))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("after the accept");
        }
    }

    @Test
    @DisplayName("D8 · of an end and an accept at once, the interaction is missed, or an activity that has ended")
    void endMeetsAccept() {
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.NONE)) {
            new ReportRacesProof(deskAgents).endWhileAccepting(races() / 4);
        }
    }

    @Test
    @DisplayName("D8 · the proof of ends sees a storage that ignores versions")
    void endProofDetectsIgnoredVersions() {
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.VERSIONS)) {
            assertThatThrownBy(() -> new ReportRacesProof(deskAgents).endWhileAccepting(3))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("the end of what was accepted");
        }
    }

    @Test
    @DisplayName("N5 · two agents on two activities of one request never collide")
    void agentsOfOneRequestNeverCollide() {
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.NONE)) {
            new RacesProof(deskAgents).sideBySide(races());
        }
    }

    @Test
    @DisplayName("R4 · of a close and a move into the request at once, the move is first or refused")
    void moveIntoClosingRequestIsFirstOrRefused() {
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.NONE)) {
            new RacesProof(deskAgents).moveIntoClosing(races() / 4);
        }
    }

    @Test
    @DisplayName("R4 · the proof of moves sees a storage that forgets its guards")
    void moveProofDetectsForgottenGuards() {
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.GUARDS)) {
            assertThatThrownBy(() -> new RacesProof(deskAgents).moveIntoClosing(3))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("before the close");
        }
    }

    @Test
    @DisplayName("R7 · of a sweep and a comment at once, the comment keeps the request open or comes too late")
    void commentKeepsRequestOpenOrComesTooLate() {
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.NONE)) {
            new RacesProof(deskAgents).commentWhileClosing(races() / 4);
        }
    }

    @Test
    @DisplayName("R7 · the proof of sweeps sees a storage that forgets its guards")
    void sweepProofDetectsForgottenGuards() {
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.GUARDS)) {
            assertThatThrownBy(() -> new RacesProof(deskAgents).commentWhileClosing(3))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("in spite of a comment");
        }
    }

    @Test
    @DisplayName("C7 · of two customers that get one external id at once, one has it")
    void oneCustomerGetsExternalId() {
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.NONE)) {
            new RacesProof(deskAgents).externalId(races() / 4);
        }
    }

    @Test
    @DisplayName("C7 · the proof of external ids sees a storage that forgets claims")
    void externalIdProofDetectsForgottenClaims() {
        try (ConcurrentAgents deskAgents = deskAgents(RaceFlaw.CLAIMS)) {
            assertThatThrownBy(() -> new RacesProof(deskAgents).externalId(1))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("holders of one external id");
        }
    }
}
