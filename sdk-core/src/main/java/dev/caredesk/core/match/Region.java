package dev.caredesk.core.match;

import com.google.i18n.phonenumbers.PhoneNumberUtil;

/** The regions in which phone numbers without a + can be read (R8). */
public final class Region {

    private Region() {}

    /** Whether it is a region: two capital letters, as in ISO 3166. */
    public static boolean isKnown(String region) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }
}
