package dev.caredesk.inmemory.index;

import java.util.NavigableMap;
import java.util.SortedMap;

/** The part of a sorted map whose keys begin with a text. */
final class PrefixRange {

    private PrefixRange() {}

    static <V> SortedMap<String, V> range(NavigableMap<String, V> map, String prefix) {
        String end = after(prefix);
        return end.isEmpty() ? map.tailMap(prefix, true) : map.subMap(prefix, true, end, false);
    }

    /** The first text behind all that begin so; empty when there is none. */
    private static String after(String prefix) {
        int last = prefix.length() - 1;
        while (last >= 0 && prefix.charAt(last) == Character.MAX_VALUE) {
            last--;
        }
        return last < 0 ? "" : prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }
}
