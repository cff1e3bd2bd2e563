package dev.caredesk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.StorageContract;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract on tenants fails if a condition on the tenant is missing in a statement, whichever it is (Z2). */
@DisplayName("conditions on the tenant")
class TenantConditionsTest {

    /** A condition on the tenant, with a parameter or with the column of another table. */
    private static final Pattern CONDITION = Pattern.compile("(?:\\w+\\.)?tenant = (\\?|\\w+\\.tenant)");

    private static final Set<String> TEXTS = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static volatile StatementFlaw flaw = StatementFlaw.NONE;

    /** A statement without one of its conditions on the tenant. */
    private record StatementFlaw(String text, String flawed) {
        static final StatementFlaw NONE = new StatementFlaw("", "");

        static List<StatementFlaw> of(String text) {
            List<StatementFlaw> flaws = new ArrayList<>();
            for (MatchResult found : CONDITION.matcher(text).results().toList()) {
                // The parameter stays, so that the others keep their places.
                String always = found.group(1).equals("?") ? "? IS NOT NULL" : "TRUE";
                flaws.add(new StatementFlaw(
                        text, text.substring(0, found.start()) + always + text.substring(found.end())));
            }
            return flaws;
        }
    }

    /** The contract over statements with a flaw. The build does not find it by its name. */
    static class FlawedStatementsContract extends StorageContract {
        @Override
        public Storage open() {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:tenants-" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
            return JdbcStorage.of(JdbcProxy.as(DataSource.class, (proxy, method, arguments) -> {
                Object result = JdbcProxy.call(h2, method, arguments);
                return result instanceof Connection connection ? flawed(connection) : result;
            }));
        }
    }

    private static Connection flawed(Connection real) {
        return JdbcProxy.as(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                String text = (String) arguments[0];
                TEXTS.add(text);
                arguments[0] = text.equals(flaw.text()) ? flaw.flawed() : text;
            }
            return JdbcProxy.call(real, method, arguments);
        });
    }

    private static long failures() {
        PostDiscoveryFilter tenants = test ->
                FilterResult.includedIf(!test.isTest() || test.getDisplayName().startsWith("Z2 · "));
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(FlawedStatementsContract.class))
                .filters(EngineFilter.includeEngines("junit-jupiter"), tenants)
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        assertThat(summary.getSummary().getTestsFoundCount()).isGreaterThan(8);
        return summary.getSummary().getTestsFailedCount();
    }

    @Test
    @DisplayName("Z2 · the contract fails without any one of them in any one statement")
    void eachIsNeeded() {
        assertThat(failures()).as("failures of the sound storage").isZero();
        List<StatementFlaw> flaws = TEXTS.stream()
                .sorted()
                .flatMap(text -> StatementFlaw.of(text).stream())
                .toList();
        assertThat(flaws).hasSizeGreaterThan(80);

        List<String> unseen = new ArrayList<>();
        for (StatementFlaw each : flaws) {
            flaw = each;
            if (failures() == 0) {
                unseen.add(each.flawed());
            }
        }
        flaw = StatementFlaw.NONE;

        System.out.println("flaws " + flaws.size() + " unseen " + unseen.size());
        assertThat(unseen).isEmpty();
    }
}
