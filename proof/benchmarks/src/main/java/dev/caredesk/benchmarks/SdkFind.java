package dev.caredesk.benchmarks;

import dev.caredesk.desk.Desk;
import dev.caredesk.search.SearchPage;
import java.util.function.IntFunction;

/**
 * Searches through the SDK's public face.
 *
 * @param query what is typed in a turn
 * @param matches how many must match
 */
record SdkFind(Sdk sdk, IntFunction<String> query, int matches) implements Contender {

    static Entrant entrant(IntFunction<String> query, int matches) {
        return new Entrant(
                "Caredesk",
                url -> new SdkFind(Sdk.on(url), query, matches),
                url -> new SdkFind(Sdk.still(url), query, matches));
    }

    @Override
    public Agent agent(int number, int of) {
        Desk desk = sdk.desk(number);
        return new Searching(turn -> search(desk, query.apply(turn * of + number)), desk::close);
    }

    private void search(Desk desk, String typed) {
        SearchPage page = desk.search(typed).orElseThrow();
        Checked.require(page.matches() == matches, typed + " matches " + page.matches() + " and not " + matches);
    }

    @Override
    public void close() {
        sdk.close();
    }
}
