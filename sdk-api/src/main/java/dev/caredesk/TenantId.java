package dev.caredesk;

/** The name of an organization; no record is visible outside its tenant (Z2). */
public record TenantId(String value) implements Identifier {

    /** The tenant of a host that has only one. */
    public static final TenantId DEFAULT = new TenantId("default");

    public TenantId {
        value = Identifier.checked("tenant id", value);
    }

    /** Returns the id with the given value. */
    public static TenantId of(String value) {
        return new TenantId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
