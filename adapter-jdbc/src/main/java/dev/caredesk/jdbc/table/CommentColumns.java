package dev.caredesk.jdbc.table;

import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.spi.storage.StoredComment;
import java.sql.SQLException;
import java.util.List;

/** The columns of a comment: read, inserted. */
public final class CommentColumns {
    public static final String SELECT = "o.id, o.activity, o.author, o.at, o.payload";

    public static final String INSERT = "INSERT INTO #comment (tenant, id, activity, author, at, commit_order, payload)"
            + " VALUES (?, ?, ?, ?, ?, @, ?)";

    private CommentColumns() {}

    public static StoredComment read(ResultRow row) throws SQLException {
        return new StoredComment(
                new CommentId(row.text()),
                new ActivityId(row.text()),
                new AgentId(row.text()),
                row.instant(),
                row.payload());
    }

    public static List<Object> insert(TenantId tenant, StoredComment comment, long order) {
        return List.of(
                tenant, comment.id(), comment.activity(), comment.author(), comment.at(), order, comment.payload());
    }
}
