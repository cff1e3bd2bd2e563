package dev.caredesk.testkit.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a kind of step how often it is chosen, when it is judged, and what must have come of it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface StepTraits {

    /** Says how often it is chosen, beside the weights of the others. */
    int weight();

    /**
     * Says whether what it comes to does not depend on what the background has brought so far: it is judged at its commit. Steps in which an
     * activity joins a request are left out, since what is open is known by the news (A2); so are replies, since whether one still
     * reaches anybody is the channel's to say (X5).
     */
    boolean judgedAtCommit() default false;

    /** Names the outcomes that enough histories must have met: {@code ok}, where it ever just succeeds, and refusals. */
    String[] outcomes();
}
