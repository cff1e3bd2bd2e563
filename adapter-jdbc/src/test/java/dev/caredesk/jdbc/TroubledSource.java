package dev.caredesk.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/** A data source on an H2 database in memory, whose connections have the troubles that a test plans. */
final class TroubledSource implements TroubledDatabase {
    private final String url;
    private final Deque<Trouble> atCommit = new ArrayDeque<>();
    private boolean alwaysCommits;
    private boolean outOfReach;
    private boolean refusesStatements;

    TroubledSource(String name, String settings) {
        url = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1" + settings;
    }

    @Override
    public void atNextCommit(Trouble trouble) {
        atCommit.add(trouble);
    }

    void alwaysCommits() {
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
        return Proxied.as(DataSource.class, (proxy, method, arguments) -> {
            if (!"getConnection".equals(method.getName())) {
                throw new UnsupportedOperationException(method.getName());
            }
            if (outOfReach) {
                throw new SQLException("no route for " + Care.PERSONAL, "08001");
            }
            return connection(DriverManager.getConnection(url, "sa", ""));
        });
    }

    private Connection connection(Connection real) {
        boolean[] closeFails = {false};
        return Proxied.as(Connection.class, (proxy, method, arguments) -> {
            String name = method.getName();
            if ("setAutoCommit".equals(name) && alwaysCommits) {
                return null;
            } else if (("commit".equals(name) || "rollback".equals(name)) && alwaysCommits) {
                return null;
            } else if ("prepareStatement".equals(name) && refusesStatements) {
                throw new SQLException("no column for " + Care.PERSONAL, "42S22");
            } else if ("close".equals(name) && closeFails[0]) {
                real.close();
                throw broken();
            } else if ("commit".equals(name) && !atCommit.isEmpty()) {
                Trouble trouble = atCommit.remove();
                if (trouble != Trouble.CLOSE_FAILS) {
                    breakOff(real, trouble);
                }
                closeFails[0] = true;
            }
            return Proxied.call(real, method, arguments);
        });
    }

    private void breakOff(Connection real, Trouble trouble) throws SQLException {
        if (trouble == Trouble.BREAKS_BEFORE) {
            real.rollback();
        } else {
            real.commit();
        }
        outOfReach = trouble == Trouble.BREAKS_AFTER_AND_STAYS_AWAY;
        real.close();
        throw broken();
    }

    private static SQLException broken() {
        return new SQLException("broken pipe, while sending " + Care.PERSONAL, "08006");
    }
}
