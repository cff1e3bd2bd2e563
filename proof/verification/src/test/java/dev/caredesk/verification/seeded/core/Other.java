package dev.caredesk.verification.seeded.core;

/** Seeded: public in the exported package. */
public record Other() {}
