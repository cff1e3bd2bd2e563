package dev.caredesk.jdbc.flaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The contract of storages fails on a mistake in a statement, whichever statement of the storage in H2 it is in, and of whichever kind.
 *
 * <ol>
 *   <li>Each test of the contract runs once, and the statements that it uses are noted.
 *   <li>For each mistake in each statement, the tests that use the statement run until one fails.
 * </ol>
 */
@DisplayName("mistakes in statements")
class StatementFlawsTest {

    /** Tests that try very often, or write so much that a search with a mistake may take hours. */
    private static final Set<String> LONG = Set.of(
            "write skew",
            "many threads",
            "S1 · beyond 10,000 matches order and count cover 10,000 of them, and the page says so",
            "S1 · a customer of whom very many words match is found once and counted once");

    /** Mistakes that nobody can see, by a part of the text, with the reason. */
    private static final Map<String, String> INVISIBLE = invisible();

    private static Map<String, String> invisible() {
        Map<String, String> invisible = new LinkedHashMap<>();
        String first = "a first page takes what is there, from no cursor";
        List.of(
                        "LIMIT n)) m) AND (? IS NULL OR TRUE) AND (a.started <",
                        "LIMIT n)) m) AND a.started <= ? AND ((? IS NULL OR TRUE) OR",
                        "LIMIT n)) m) AND r.bare = TRUE AND (? IS NULL OR TRUE) AND (r.created <",
                        "LIMIT n)) m) AND a.started <= ? AND (a.started < ? OR (? IS NULL OR TRUE))",
                        "LIMIT n)) m) AND r.bare = TRUE AND r.created <= ? AND ((? IS NULL OR TRUE) OR",
                        ") f WHERE (? IS NULL OR TRUE) ORDER BY",
                        ") i WHERE (? IS NULL OR TRUE) ORDER BY")
                .forEach(part -> invisible.put(part, first));
        String start = "how often a term is there only says where a search begins";
        invisible.put("LIMIT n) found", start);
        String grouped = "places of one customer are put together later; that saves work";
        invisible.put("t.term = ? AND (? IS NULL OR TRUE) AND (SELECT 1", grouped);
        invisible.put("t.term < ? AND (? IS NULL OR TRUE) AND (SELECT 1", grouped);
        String era = "the journal of H2 has one era, and no transactions";
        invisible.put("WHERE tenant = ? AND (? IS NULL OR TRUE) AND txid = ? AND commit_order = ?", era);
        invisible.put("WHERE tenant = ? AND era = ? AND (? IS NULL OR TRUE) AND commit_order = ?", era);
        invisible.put("\"caredesk\".probe WHERE", "the table has the rows of the probe that writes only");
        invisible.put("text = ? AND (? IS NULL OR TRUE) AND holder = ?", "claims of a kind have holders of one type");
        invisible.put(
                "d.customer = ids.id AND d.tenant = ? AND (? IS NULL OR TRUE)",
                "the drafts that are found are looked through for the desk");
        invisible.put(
                "AND (? IS NULL OR TRUE) ORDER BY i.tenant, i.idle_since",
                "what is found is judged once more when it is deleted");
        String hint = "when the next lane is free is a hint, which may come too early";
        List.of(
                        "l.state = 'RESTING' AND (? IS NULL OR TRUE) ORDER BY l.tenant",
                        "(? IS NULL OR TRUE) AND l.state = 'DUE') w WHERE",
                        "(? IS NULL OR TRUE) AND l.state = 'RESTING' AND l.due <= ?) w WHERE",
                        "SELECT l.due FROM \"caredesk\".lane l WHERE l.tenant = ? AND (? IS NULL OR TRUE)",
                        "l.due <= ?) w WHERE (? IS NULL OR TRUE)")
                .forEach(part -> invisible.put(part, hint));
        invisible.put(
                "l.state = 'RESTING' AND (? IS NULL OR TRUE)) w WHERE",
                "a lane that rests has no lease; that saves work");
        invisible.put(
                "lane l WHERE l.tenant = ? AND (? IS NULL OR TRUE) AND NOT EXISTS",
                "no other lane is without commands");
        return invisible;
    }

    /** Notes which statements each test uses, and how long it takes. */
    private static final class UsedStatements implements TestExecutionListener {
        private final Map<String, List<String>> testsOf = new HashMap<>();
        private final Map<String, Long> nanos = new HashMap<>();
        private final List<String> failures = new ArrayList<>();
        private long began;

        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isTest()) {
                FlawedStatementsContract.TEXTS.clear();
                began = System.nanoTime();
            }
        }

        /** Returns the statements with each mistake, by how they should be. */
        Map<String, Map<String, String>> flawed() {
            Map<String, Map<String, String>> flawed = new TreeMap<>();
            testsOf.keySet()
                    .forEach(text -> StatementFlaw.of(text)
                            .forEach(flaw -> flawed.computeIfAbsent(flaw.mistake(), none -> new HashMap<>())
                                    .putIfAbsent(text, flaw.flawed())));
            return flawed;
        }

        /** Returns the tests that use any of the statements, the quickest first. */
        List<String> using(Set<String> statements) {
            return statements.stream()
                    .flatMap(text -> testsOf.getOrDefault(text, List.of()).stream())
                    .distinct()
                    .sorted(Comparator.comparing(test -> nanos.getOrDefault(test, 0L)))
                    .toList();
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                nanos.put(test.getUniqueId(), System.nanoTime() - began);
                FlawedStatementsContract.TEXTS.forEach(text ->
                        testsOf.computeIfAbsent(text, none -> new ArrayList<>()).add(test.getUniqueId()));
                if (result.getStatus() == Status.FAILED) {
                    failures.add(test.getDisplayName());
                }
            }
        }
    }

    private static final class FirstFailure implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == Status.FAILED) {
                FlawedStatementsContract.failed = true;
            }
        }
    }

    private static void run(List<? extends DiscoverySelector> tests, TestExecutionListener listener) {
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(tests)
                                .filters(EngineFilter.includeEngines("junit-jupiter"))
                                .filters((PostDiscoveryFilter) test ->
                                        FilterResult.includedIf(!LONG.contains(test.getDisplayName())
                                                && test.getParent()
                                                        .filter(theme -> LONG.contains(theme.getDisplayName()))
                                                        .isEmpty()))
                                .build(),
                        listener);
    }

    private static boolean isSeen(Map<String, String> flawed, List<String> tests) {
        FlawedStatementsContract.flawed = Map.copyOf(flawed);
        FlawedStatementsContract.failed = false;
        try {
            run(tests.stream().map(id -> selectUniqueId(id)).toList(), new FirstFailure());
            return FlawedStatementsContract.failed;
        } finally {
            FlawedStatementsContract.flawed = Map.of();
            FlawedStatementsContract.failed = false;
        }
    }

    @Test
    @Tag("longer")
    @DisplayName("N2 · each is seen by the contract, or by nobody for a reason that stands here")
    void contractSeesEach() {
        UsedStatements used = new UsedStatements();
        run(List.of(selectClass(FlawedStatementsContract.class)), used);
        assertThat(used.failures).as("failures of the sound storage").isEmpty();
        Map<String, Map<String, String>> mistakes = used.flawed();
        assertThat(mistakes).hasSizeGreaterThan(150);

        Set<String> reasons = new TreeSet<>();
        List<String> unseen = new ArrayList<>();
        mistakes.forEach((mistake, flawed) -> {
            if (!isSeen(flawed, used.using(flawed.keySet()))) {
                INVISIBLE.keySet().stream()
                        .filter(mistake::contains)
                        .findFirst()
                        .ifPresentOrElse(reasons::add, () -> unseen.add(mistake));
            }
        });

        assertThat(unseen).isEmpty();
        assertThat(reasons).as("parts that are still needed").isEqualTo(new TreeSet<>(INVISIBLE.keySet()));
    }
}
