package dev.caredesk.activity;

import java.time.Instant;

/** When an activity ended, and why. */
public record End(Instant at, EndReason reason) {}
