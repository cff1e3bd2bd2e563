package dev.caredesk.verification.seeded.core.text.util;

/** Seeded: in a package whose name says nothing. */
public record Handy() {}
