package dev.caredesk.core.desk;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.core.draft.Work;
import dev.caredesk.spi.storage.ChangeSet;
import java.util.List;
import java.util.Map;

/** Who hears what happens to an engagement. Called with the engagement's lock held: must only note it. */
interface SessionListener {

    /** Something was committed. */
    void committed(ChangeSet changes);

    /** What the engagement itself committed is in effect, and it goes on. */
    void wentOn(Session session);

    /** There is something new to see in it, whoever did it. */
    void changed(Session session);

    /** The engagement is over, here or elsewhere. */
    void over(Session session);

    /** Records were read again. */
    void refreshed(Session session, Work before, Work after);

    /** An edit outdated a close question (E5). */
    void questionOutdated(Session session);

    /** The draft moved elsewhere, and was caught up with (D7). */
    void draftMoved(Session session, Map<RecordId, List<Field>> bothChanged);
}
