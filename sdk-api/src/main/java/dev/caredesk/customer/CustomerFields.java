package dev.caredesk.customer;

import dev.caredesk.Field;
import java.util.List;

/** The named fields of a customer (C1). Extra fields come beside them: {@link Field#extra(String)}. */
public final class CustomerFields {

    public static final Field FIRST_NAME = Field.of("firstName");
    public static final Field LAST_NAME = Field.of("lastName");
    public static final Field HOME_EMAIL = Field.of("homeEmail");
    public static final Field WORK_EMAIL = Field.of("workEmail");
    public static final Field HOME_PHONE = Field.of("homePhone");
    public static final Field WORK_PHONE = Field.of("workPhone");
    public static final Field MOBILE_PHONE = Field.of("mobilePhone");
    public static final Field STREET = Field.of("street");
    public static final Field CITY = Field.of("city");
    public static final Field STATE = Field.of("state");
    public static final Field ZIP = Field.of("zip");
    public static final Field COUNTRY = Field.of("country");
    public static final Field COMPANY = Field.of("company");
    public static final Field PREFERRED_LANGUAGE = Field.of("preferredLanguage");
    public static final Field EXTERNAL_ID = Field.of("externalId");

    /** All named fields, in the order of a form. */
    public static final List<Field> ALL = List.of(
            FIRST_NAME,
            LAST_NAME,
            HOME_EMAIL,
            WORK_EMAIL,
            HOME_PHONE,
            WORK_PHONE,
            MOBILE_PHONE,
            STREET,
            CITY,
            STATE,
            ZIP,
            COUNTRY,
            COMPANY,
            PREFERRED_LANGUAGE,
            EXTERNAL_ID);

    /** The fields that hold an e-mail address. */
    public static final List<Field> EMAILS = List.of(HOME_EMAIL, WORK_EMAIL);

    /** The fields that hold a phone number, the mobile phone first. */
    public static final List<Field> PHONES = List.of(MOBILE_PHONE, HOME_PHONE, WORK_PHONE);

    private CustomerFields() {}
}
