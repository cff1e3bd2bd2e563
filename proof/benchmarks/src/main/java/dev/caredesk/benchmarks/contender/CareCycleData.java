package dev.caredesk.benchmarks.contender;

/** The texts of agents in a care cycle, and the documents that hand-written code keeps of them, as the SDK has them. */
public final class CareCycleData {

    static final String ONE_TAG = "router";
    static final String OTHER_TAG = "night";
    public static final String COMMENT = "Called back; the customer will send the log.";

    /** The delay of R6 as tenants have it, in microseconds. */
    static final long DELAY = 5L * 86_400_000_000L;

    /** No deadline. */
    static final long NEVER = 253_402_300_799_999_999L;

    private CareCycleData() {}

    static String interaction(String contact) {
        return "{\"format\":1,\"media\":\"CHAT\",\"direction\":\"INBOUND\",\"contactKind\":\"EMAIL\",\"contact\":\""
                + contact + "\",\"proven\":true,\"subject\":\"\"}";
    }

    static String activity(String contact, String interaction, String tags) {
        return "{\"format\":1,\"direction\":\"INBOUND\",\"contactKind\":\"EMAIL\",\"contact\":\"" + contact
                + "\",\"channel\":\"chat\",\"interaction\":\"" + interaction + "\",\"tags\":[" + tags + "]}";
    }

    static String tags() {
        return "\"" + ONE_TAG + "\",\"" + OTHER_TAG + "\"";
    }

    static String request(String title, String description) {
        return "{\"format\":1,\"title\":\"" + title + "\",\"description\":\"" + description + "\"}";
    }

    static String comment() {
        return "{\"format\":1,\"text\":\"" + COMMENT + "\"}";
    }

    static String draft(String customer, String activity, String edited) {
        return "{\"format\":1,\"customer\":\"" + customer + "\",\"activities\":[\"" + activity + "\"],\"current\":\""
                + activity + "\",\"newRequests\":[],\"placement\":{},\"edited\":[" + edited + "]}";
    }

    /** The unsaved edits of a cycle. */
    static String edited(String request, String stored, String title, String description, String activity) {
        return "{\"record\":\"request/" + request + "\",\"version\":1,\"loaded\":\"" + stored.replace("\"", "\\\"")
                + "\",\"fields\":[{\"field\":\"title\",\"mine\":\"" + title
                + "\"},{\"field\":\"description\",\"mine\":\"" + description
                + "\"}],\"added\":[],\"removed\":[]},{\"record\":\"activity/" + activity
                + "\",\"version\":1,\"fields\":[],\"added\":[" + tags() + "],\"removed\":[]}";
    }

    static String diff(String field, String after) {
        return "{\"format\":1,\"diffs\":[{\"field\":\"" + field + "\",\"after\":\"" + after + "\"}]}";
    }

    static String diffs(String one, String before, String after, String other, String otherAfter) {
        return "{\"format\":1,\"diffs\":[{\"field\":\"" + one + "\",\"before\":\"" + before + "\",\"after\":\"" + after
                + "\"},{\"field\":\"" + other + "\",\"after\":\"" + otherAfter + "\"}]}";
    }
}
