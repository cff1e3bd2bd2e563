package dev.caredesk.verification.kill;

/** A step of a worker's round. The victim says of each when it begins, and again when it is acknowledged. */
enum RoundStep {
    /** A message that the channel reports. */
    REPORT,
    /** An interaction that the channel offers, and that nobody accepts. */
    OFFER,
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
