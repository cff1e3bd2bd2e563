/** An agent's morning at the desk. */
module dev.caredesk.quickstart {
    requires com.zaxxer.hikari;
    requires dev.caredesk.core;
    requires dev.caredesk.email;
    requires dev.caredesk.jdbc;
    requires static org.jspecify;
}
