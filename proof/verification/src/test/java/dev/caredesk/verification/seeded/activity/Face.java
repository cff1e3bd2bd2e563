package dev.caredesk.verification.seeded.activity;

import dev.caredesk.verification.seeded.core.runtime.Middle;
import org.assertj.core.api.SoftAssertions;

/** Seeded: the face knows the core and a library. */
public record Face(Middle middle, SoftAssertions library) {}
