package dev.caredesk.core.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Cursor;
import dev.caredesk.Outcome;
import dev.caredesk.Page;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.Message;
import dev.caredesk.core.channel.AttachmentReader;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.usecase.DeskContext;
import dev.caredesk.core.view.PageReader;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the messages, comments and attachments of activities for a handle.
 *
 * @param find finds an activity that the handle may read, or refuses
 */
record ActivityReads(DeskContext desk, DeskAccess access, Function<ActivityId, Outcome<ActivityRecord>> find) {

    Outcome<Page<Message>> messages(ActivityId activity, Optional<Cursor> from, int size) {
        refuseNull("activity", activity, "from", from);
        access.check();
        return find.apply(activity)
                .then(found -> pages().messages(found.activity().interaction(), from, size));
    }

    Outcome<Page<Message>> messages(ActivityId activity) {
        return messages(activity, Optional.empty(), usualSize());
    }

    Outcome<Page<Comment>> comments(ActivityId activity, Optional<Cursor> from, int size) {
        refuseNull("activity", activity, "from", from);
        access.check();
        return find.apply(activity).then(found -> pages().comments(activity, from, size));
    }

    Outcome<Page<Comment>> comments(ActivityId activity) {
        return comments(activity, Optional.empty(), usualSize());
    }

    Outcome<InputStream> attachment(ActivityId activity, Attachment attachment) {
        refuseNull("activity", activity, "attachment", attachment);
        access.check();
        return find.apply(activity)
                .then(found -> new AttachmentReader(desk.scope(), desk.channels()).open(found, attachment));
    }

    PageReader pages() {
        return new PageReader(desk.scope());
    }

    int usualSize() {
        return desk.scope().limits().pageEntries();
    }
}
