package dev.caredesk.verification.seeded;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** Seeded: a mark. */
@Target(ElementType.PACKAGE)
public @interface Stable {}
