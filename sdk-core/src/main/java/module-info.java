/** The core of Caredesk: the rules of the desk, which {@link dev.caredesk.core.CaredeskBuilder} puts to work. */
module dev.caredesk.core {
    requires transitive dev.caredesk;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.uuid;
    requires com.google.common;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires org.slf4j;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports dev.caredesk.core;

    // Jackson reads the components of the document records.
    opens dev.caredesk.core.codec to
            tools.jackson.databind;
}
