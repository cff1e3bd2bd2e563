package dev.caredesk.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.StorageContract;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The storage contract fails on storages that break it, each by the tests that are meant to see it. */
@DisplayName("the contract bites")
class StorageContractBitesTest {

    /** The contract over a flawed storage. The build does not find it by its name; it runs from here, with one flaw at a time. */
    static class FlawedStorageContract extends StorageContract {

        private static volatile StorageFlaw flaw = StorageFlaw.NONE;

        @Override
        public Storage open() {
            return flaw.storage().get();
        }
    }

    private static final class FailedTestNames implements TestExecutionListener {
        private final Set<String> names = ConcurrentHashMap.newKeySet();
        private final Map<String, String> messages = new ConcurrentHashMap<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                names.add(test.getDisplayName());
                result.getThrowable()
                        .filter(AssertionError.class::isInstance)
                        .ifPresent(failure -> messages.put(test.getDisplayName(), failure.getMessage()));
            }
        }
    }

    private static FailedTestNames failures(PostDiscoveryFilter tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(FlawedStorageContract.class))
                .filters(EngineFilter.includeEngines("junit-jupiter"), tests)
                .build();
        FailedTestNames failures = new FailedTestNames();
        LauncherFactory.create().execute(request, failures);
        return failures;
    }

    @ParameterizedTest
    @MethodSource({
        "dev.caredesk.inmemory.StorageFlaw#all",
        "dev.caredesk.inmemory.InboxFlaws#all",
        "dev.caredesk.inmemory.LaneFlaws#all",
        "dev.caredesk.inmemory.FailureFlaws#all"
    })
    @DisplayName("a flaw is seen by the tests that are meant to see it")
    void contractSeesEachFlaw(StorageFlaw flaw) {
        FlawedStorageContract.flaw = flaw;
        FailedTestNames failures = failures(
                test -> FilterResult.includedIf(!test.isTest() || flaw.seenBy().contains(test.getDisplayName())));
        assertThat(failures.names).containsExactlyInAnyOrderElementsOf(flaw.seenBy());
        assertThat(failures.messages)
                .as("messages that name the broken promise")
                .allSatisfy((test, message) -> assertThat(message)
                        .startsWith("the storage breaks a promise on ")
                        .contains(": " + test));
    }

    @ParameterizedTest
    @MethodSource("dev.caredesk.inmemory.InboxFlaws#none")
    @DisplayName("what flaws of the inbox and of lanes are built on has none itself")
    void basesOfFlawsPass(StorageFlaw none) {
        FlawedStorageContract.flaw = none;
        assertThat(failures(test -> FilterResult.includedIf(
                                !test.isTest() || none.seenBy().contains(test.getDisplayName())))
                        .names)
                .isEmpty();
    }

    @Test
    @DisplayName("a sound storage passes in the same harness")
    void soundStoragePasses() {
        FlawedStorageContract.flaw = StorageFlaw.NONE;
        assertThat(failures(test -> FilterResult.included("all")).names).isEmpty();
    }
}
