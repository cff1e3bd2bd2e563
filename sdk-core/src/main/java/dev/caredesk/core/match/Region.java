package dev.caredesk.core.match;

import com.google.i18n.phonenumbers.PhoneNumberUtil;

/** Knows the regions in which phone numbers without a + can be read (C6, R8). */
public final class Region {

    private Region() {}

    /** Returns whether a text is a region: two capital letters, as in ISO 3166. */
    public static boolean isKnown(String region) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }
}
