package dev.caredesk.jdbc.commit;

import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Purpose;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The remembered answers of ChangeSets (E7), as text: a line for each record, its version and its id with a space between. */
final class CommitAnswers {
    private CommitAnswers() {}

    static String text(Map<RecordId, Version> versions) {
        return versions.entrySet().stream()
                .map(entry -> entry.getValue().number() + " " + entry.getKey().text())
                .collect(Collectors.joining("\n"));
    }

    /** The answer of a ChangeSet that was committed before. */
    static Optional<CommitResult.Committed> find(SqlSession sql, TenantId tenant, ChangeSetId id) throws SQLException {
        return sql.first(
                "SELECT purpose, answer FROM #change_set WHERE tenant = ? AND id = ?",
                row -> new CommitResult.Committed(id, new Purpose(row.text()), versions(row.text()), true),
                tenant,
                id);
    }

    private static Map<RecordId, Version> versions(String text) {
        return text.lines().collect(Collectors.toMap(CommitAnswers::record, CommitAnswers::number));
    }

    private static RecordId record(String line) {
        return RecordId.parse(line.substring(line.indexOf(' ') + 1));
    }

    private static Version number(String line) {
        return new Version(Long.parseLong(line.substring(0, line.indexOf(' '))));
    }
}
