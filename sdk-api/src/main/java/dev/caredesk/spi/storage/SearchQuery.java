package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search as a storage sees it (S1): a customer matches when each clause matches one of its fields.
 *
 * @param exact a term whose customers come first, whichever field has it; empty for none
 * @param from where to go on
 * @param size how many rows, 1 to 200
 */
public record SearchQuery(List<Clause> clauses, Optional<String> exact, Optional<Cursor> from, int size) {

    /** The maximum number of matching customers that are ordered and counted. */
    public static final int MOST = 10_000;

    public SearchQuery {
        refuseNull("clauses", clauses, "exact", exact, "from", from);
        clauses = List.copyOf(clauses);
        size = Rows.checkedSize(size);
    }

    /**
     * A run of terms at consecutive positions of one field.
     *
     * @param prefix whether the last term only has to begin so
     */
    public record Clause(List<String> terms, boolean prefix) {
        public Clause {
            refuseNull("terms", terms);
            terms = List.copyOf(terms);
        }
    }

    /**
     * A place in the hits, of which a storage makes its cursors. Hits that were updated after the search began are left out of its later
     * pages, so that none repeats.
     *
     * @param began the storage's commit order when the first page was read
     * @param exact whether the last row was an exact hit
     * @param last the last row's last update and commit order
     */
    public record SearchAfter(long began, boolean exact, After last) {
        private static final Pattern TEXT = Pattern.compile("(-?[0-9]{1,19})\\.([01])\\.(.*)");

        public SearchAfter {
            refuseNull("last", last);
        }

        /** Returns the cursor of the place. */
        public Cursor cursor() {
            return Cursor.of(began + (exact ? ".1." : ".0.") + last.text());
        }

        /**
         * Returns the place of a cursor.
         *
         * @throws dev.caredesk.WrongCallException if no place has such a cursor
         */
        public static SearchAfter of(Cursor cursor) {
            refuseNull("cursor", cursor);
            Matcher matcher = TEXT.matcher(cursor.value());
            if (!matcher.matches()) {
                throw After.unknown();
            }
            try {
                long began = Long.parseLong(matcher.group(1));
                return new SearchAfter(began, matcher.group(2).equals("1"), After.parsed(matcher.group(3)));
            } catch (NumberFormatException tooLong) {
                throw After.unknown();
            }
        }
    }
}
