package dev.caredesk.jdbc.commit;

import dev.caredesk.jdbc.JdbcProxy;
import dev.caredesk.jdbc.SampleCommits;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/** A data source on an H2 database in memory, whose connections have the troubles that a test plans. */
public final class FaultyH2Database implements FaultyDatabase {
    private final String url;
    private final Deque<CommitFault> atCommit = new ArrayDeque<>();
    private boolean alwaysCommits;
    private boolean outOfReach;
    private boolean refusesStatements;

    public FaultyH2Database(String name, String settings) {
        url = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1" + settings;
    }

    @Override
    public void atNextCommit(CommitFault trouble) {
        atCommit.add(trouble);
    }

    public void alwaysCommits() {
        alwaysCommits = true;
    }

    void refusesStatements() {
        refusesStatements = true;
    }

    @Override
    public void isBack() {
        atCommit.clear();
        outOfReach = false;
    }

    @Override
    public DataSource source() {
        return JdbcProxy.as(DataSource.class, (proxy, method, arguments) -> {
            if (!"getConnection".equals(method.getName())) {
                throw new UnsupportedOperationException(method.getName());
            }
            if (outOfReach) {
                throw new SQLException("no route for " + SampleCommits.PERSONAL, "08001");
            }
            return connection(DriverManager.getConnection(url, "sa", ""));
        });
    }

    private Connection connection(Connection real) {
        boolean[] closeFails = {false};
        return JdbcProxy.as(Connection.class, (proxy, method, arguments) -> {
            String name = method.getName();
            if ("setAutoCommit".equals(name) && alwaysCommits) {
                return null;
            } else if (("commit".equals(name) || "rollback".equals(name)) && alwaysCommits) {
                return null;
            } else if ("prepareStatement".equals(name) && refusesStatements) {
                throw new SQLException("no column for " + SampleCommits.PERSONAL, "42S22");
            } else if ("close".equals(name) && closeFails[0]) {
                real.close();
                throw broken();
            } else if ("commit".equals(name) && !atCommit.isEmpty()) {
                CommitFault trouble = atCommit.remove();
                if (trouble != CommitFault.CLOSE_FAILS) {
                    breakOff(real, trouble);
                }
                closeFails[0] = true;
            }
            return JdbcProxy.call(real, method, arguments);
        });
    }

    private void breakOff(Connection real, CommitFault trouble) throws SQLException {
        if (trouble == CommitFault.BREAKS_BEFORE) {
            real.rollback();
        } else {
            real.commit();
        }
        outOfReach = trouble == CommitFault.BREAKS_AFTER_AND_STAYS_AWAY;
        real.close();
        throw broken();
    }

    private static SQLException broken() {
        return new SQLException("broken pipe, while sending " + SampleCommits.PERSONAL, "08006");
    }
}
