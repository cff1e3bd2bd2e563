/** The core's threads under schedules that a tool chooses, each beside a broken copy that the tool has to see through. */
@org.jspecify.annotations.NullMarked
package dev.caredesk.schedules;
