package dev.caredesk.proof.postgres;

/** The progress of a client's batch when its connection is cut. */
public enum CutPhase {
    /** Nothing of it is at the server. */
    BEFORE,
    /** Some of its bytes are, and no more will come. */
    DURING,
    /** All of it is, and the server is at it. */
    SENT,
    /** The server has done it and said so; the client does not hear that. */
    UNHEARD,
    /** The client has the answer. */
    ANSWERED
}
