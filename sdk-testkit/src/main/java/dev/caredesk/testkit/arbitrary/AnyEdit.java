package dev.caredesk.testkit.arbitrary;

import dev.caredesk.activity.Tag;
import dev.caredesk.desk.Edit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Edits, as a user interface sends them (E1). */
public final class AnyEdit {

    private AnyEdit() {}

    /** Fields set or emptied, with any text, also malformed. */
    public static Arbitrary<Edit.SetField> setField() {
        return Combinators.combine(
                        AnyId.record(),
                        AnyField.any(),
                        Arbitraries.oneOf(AnyText.wellFormed(), AnyText.malformed())
                                .optional())
                .as(Edit.SetField::new);
    }

    /** Tags added, good and bad. */
    public static Arbitrary<Edit.AddTag> addTag() {
        return Combinators.combine(
                        AnyId.activity(), Arbitraries.oneOf(AnyTag.valid().map(Tag::text), AnyTag.nasty()))
                .as(Edit.AddTag::new);
    }

    /** Tags removed. */
    public static Arbitrary<Edit.RemoveTag> removeTag() {
        return Combinators.combine(AnyId.activity(), AnyText.word(50)).as(Edit.RemoveTag::new);
    }

    /** Conflicts decided. */
    public static Arbitrary<Edit.Choose> choose() {
        return Combinators.combine(AnyId.record(), AnyField.any(), Arbitraries.of(Edit.Side.values()))
                .as(Edit.Choose::new);
    }

    /** Edits of a record dropped. */
    public static Arbitrary<Edit.Cancel> cancel() {
        return AnyId.record().map(Edit.Cancel::new);
    }

    /** Edits of every kind. */
    public static Arbitrary<Edit> edits() {
        return Arbitraries.oneOf(setField(), addTag(), removeTag(), choose(), cancel());
    }
}
