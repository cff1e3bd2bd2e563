package dev.caredesk.verification.kill;

/** A step of a worker's round. The victim says of each when it begins, and again when it is acknowledged. */
enum RoundStep {
    EDIT,
    FLUSH,
    SAVE,
    COMMENT,
    CLOSE,
    REOPEN,
    /** An edit of a draft that is never saved nor flushed. */
    TYPE,
    /** The storing of such a draft in the background; only said when it is acknowledged. */
    KEEP
}
