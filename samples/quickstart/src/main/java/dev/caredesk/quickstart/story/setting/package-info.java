/** The setting of the story: desks, clock, the host's systems, and how it is printed. */
@NullMarked
package dev.caredesk.quickstart.story.setting;

import org.jspecify.annotations.NullMarked;
