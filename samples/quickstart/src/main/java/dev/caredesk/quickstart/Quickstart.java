package dev.caredesk.quickstart;

/** An agent's morning, told line by line. */
public final class Quickstart {

    private Quickstart() {}

    /**
     * Tells the morning on standard output.
     *
     * @param args none so far
     */
    public static void main(String[] args) {
        System.out.println("Good morning. The desk is not open yet.");
    }
}
