package dev.caredesk.verification.seeded.testkit.model;

/** Sound: the testkit has a model. */
public record Reference() {}
