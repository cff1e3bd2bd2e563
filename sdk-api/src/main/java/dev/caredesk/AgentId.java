package dev.caredesk;

/** The name of a person who works a desk, as the host knows that person; a desk is named by its agent. */
public record AgentId(String value) implements Identifier {

    public AgentId {
        value = Identifier.checked("agent id", value);
    }

    /** The id of that name. */
    public static AgentId of(String value) {
        return new AgentId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
