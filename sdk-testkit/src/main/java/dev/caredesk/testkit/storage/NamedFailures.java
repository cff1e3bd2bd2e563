package dev.caredesk.testkit.storage;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Puts the broken promise in front of the message of a failed test: its theme, its rule and its sentence. Builds show the name of the
 * method and the message, and an author of a storage does not know our methods.
 */
final class NamedFailures implements TestExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        if (!(failure instanceof AssertionError)) {
            throw failure;
        }
        String theme = test.getParent().map(ExtensionContext::getDisplayName).orElse("");
        AssertionError named = new AssertionError(
                "the storage breaks a promise on " + theme + ": " + test.getDisplayName() + System.lineSeparator()
                        + failure.getMessage(),
                failure);
        named.setStackTrace(failure.getStackTrace());
        throw named;
    }
}
