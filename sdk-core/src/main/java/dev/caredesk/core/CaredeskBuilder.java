package dev.caredesk.core;

/** The way to start a Caredesk. */
public final class CaredeskBuilder {

    private CaredeskBuilder() {}
}
