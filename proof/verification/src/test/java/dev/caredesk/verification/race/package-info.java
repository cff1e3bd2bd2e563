/** Many agents at once, through the public face: no acknowledged save is lost, each interaction has one winner, no guard is passed by. */
@NullMarked
package dev.caredesk.verification.race;

import org.jspecify.annotations.NullMarked;
