package dev.caredesk.testkit.arbitrary;

import dev.caredesk.Field;
import dev.caredesk.customer.CustomerFields;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Names of fields (C1). */
public final class AnyField {

    private AnyField() {}

    /** Named fields of customers. */
    public static Arbitrary<Field> named() {
        return Arbitraries.of(CustomerFields.ALL);
    }

    /** Extra fields of customers. */
    public static Arbitrary<Field> extra() {
        return AnyText.word(20).map(Field::extra);
    }

    /** Any field of a customer. */
    public static Arbitrary<Field> ofCustomer() {
        return Arbitraries.oneOf(named(), extra());
    }

    /** Fields of requests that can be edited. */
    public static Arbitrary<Field> ofRequest() {
        return Arbitraries.of(Field.TITLE, Field.DESCRIPTION);
    }

    /** Any field, also ones that no record has. */
    public static Arbitrary<Field> any() {
        return Arbitraries.oneOf(
                ofCustomer(),
                ofRequest(),
                Arbitraries.of(Field.STATUS, Field.TAGS, Field.REQUEST, Field.ENDED),
                AnyId.name().map(Field::new));
    }
}
