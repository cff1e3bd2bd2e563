/** The chapters of the story, and the desk, the clock and the host's systems that they play with. */
@NullMarked
package dev.caredesk.quickstart.story;

import org.jspecify.annotations.NullMarked;
