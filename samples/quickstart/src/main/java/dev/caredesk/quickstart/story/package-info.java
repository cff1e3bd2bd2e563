/** The chapters of the story, each told in one class. */
@NullMarked
package dev.caredesk.quickstart.story;

import org.jspecify.annotations.NullMarked;
