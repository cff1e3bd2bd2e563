package dev.caredesk.benchmarks.contender;

import dev.caredesk.benchmarks.data.FilledRowsCheck;
import dev.caredesk.benchmarks.measure.Contender;
import dev.caredesk.benchmarks.measure.ContestEntry;
import dev.caredesk.desk.Desk;
import dev.caredesk.search.SearchPage;
import java.util.function.IntFunction;

/**
 * Searches through the SDK's public face.
 *
 * @param query what is typed in a turn
 * @param matches how many must match
 */
public record SdkSearch(SdkHost sdk, IntFunction<String> query, int matches) implements Contender {

    public static ContestEntry entrant(IntFunction<String> query, int matches) {
        return new ContestEntry(
                "Caredesk",
                url -> new SdkSearch(SdkHost.on(url), query, matches),
                url -> new SdkSearch(SdkHost.still(url), query, matches));
    }

    @Override
    public Agent agent(int number, int of) {
        Desk desk = sdk.desk(number);
        return new SearchAgent(turn -> search(desk, query.apply(turn * of + number)), desk::close);
    }

    private void search(Desk desk, String typed) {
        SearchPage page = desk.search(typed).orElseThrow();
        FilledRowsCheck.require(
                page.matches() == matches, typed + " matches " + page.matches() + " and not " + matches);
    }

    @Override
    public void close() {
        sdk.close();
    }
}
