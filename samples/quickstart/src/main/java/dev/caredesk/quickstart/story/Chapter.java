package dev.caredesk.quickstart.story;

import dev.caredesk.quickstart.story.setting.StoryScene;

/** A part of the story that can be told on any day, whatever is in the storage. */
interface Chapter {

    /** Tells it. */
    void tell(StoryScene scene);
}
