/** The API of the SDK, for callers and for authors of adapters. */
module dev.caredesk {
    requires static transitive org.jspecify;

    exports dev.caredesk;
    exports dev.caredesk.activity;
    exports dev.caredesk.customer;
    exports dev.caredesk.desk;
    exports dev.caredesk.event;
    exports dev.caredesk.journey;
    exports dev.caredesk.request;
    exports dev.caredesk.search;
    exports dev.caredesk.spi.channel;
    exports dev.caredesk.spi.storage;
}
