package dev.caredesk.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table that is printed as Markdown. */
public final class MarkdownTable {

    private final List<List<String>> rows = new ArrayList<>();

    public MarkdownTable(String... heads) {
        rows.add(List.of(heads));
    }

    public MarkdownTable row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(text(cell));
        }
        rows.add(row);
        return this;
    }

    private static String text(Object cell) {
        if (cell instanceof Double number) {
            return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%,.0f", number);
        }
        return cell instanceof Number number ? String.format(Locale.ROOT, "%,d", number.longValue()) : cell.toString();
    }

    /** Prints it, with a line in front. */
    public void print(String title) {
        StringBuilder text = new StringBuilder("\n").append(title).append("\n\n");
        for (int at = 0; at < rows.size(); at++) {
            text.append("| ").append(String.join(" | ", rows.get(at))).append(" |\n");
            if (at == 0) {
                text.append("|").append("---|".repeat(rows.get(0).size())).append("\n");
            }
        }
        System.out.println(text);
    }
}
