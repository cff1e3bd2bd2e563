package dev.caredesk;

/** The host's name for a person who works at a desk; a desk is named by its agent. */
public record AgentId(String value) implements Identifier {

    public AgentId {
        value = Identifier.checked("agent id", value);
    }

    /** Returns the id with the given value. */
    public static AgentId of(String value) {
        return new AgentId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
