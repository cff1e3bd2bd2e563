package dev.caredesk.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
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

/** The channel contract fails on channels that break it, each by the tests that are meant to see it. */
@DisplayName("the channel contract bites")
class ChannelContractBitesTest {

    /** Not found by the build, since its name does not end in Test; only run from here, with one flaw at a time. */
    static class FlawedChannelContract extends ChannelContract {

        private static volatile ChannelFlaw flaw = ChannelFlaw.NONE_PUSHED;

        @Override
        protected ChannelDriver newDriver() {
            return new FlawedWorld(flaw);
        }

        /** Short where what is waited for never comes. */
        @Override
        Duration patience() {
            if (flaw.seenBy().isEmpty()) {
                return super.patience();
            }
            return Duration.ofMillis(
                    flaw.equals(ReportFlaws.STOP_WAITS_FOR_SINK) ? 5_000 : 500); // a sound stop may take 2
        }
    }

    private static final class FailedTests implements TestExecutionListener {
        private final Set<String> names = ConcurrentHashMap.newKeySet();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                names.add(test.getDisplayName());
            }
        }
    }

    private static Set<String> failures(PostDiscoveryFilter tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(FlawedChannelContract.class))
                .filters(EngineFilter.includeEngines("junit-jupiter"), tests)
                .build();
        FailedTests failures = new FailedTests();
        LauncherFactory.create().execute(request, failures);
        return failures.names;
    }

    @ParameterizedTest
    @MethodSource("dev.caredesk.testkit.channel.ChannelFlaw#all")
    @DisplayName("a flaw is seen by the tests that are meant to see it")
    void seen(ChannelFlaw flaw) {
        FlawedChannelContract.flaw = flaw;
        assertThat(failures(test ->
                        FilterResult.includedIf(!test.isTest() || flaw.seenBy().contains(test.getDisplayName()))))
                .containsExactlyInAnyOrderElementsOf(flaw.seenBy());
    }

    @ParameterizedTest
    @MethodSource("dev.caredesk.testkit.channel.ChannelFlaw#none")
    @DisplayName("a sound channel passes in the same harness")
    void sound(ChannelFlaw none) {
        FlawedChannelContract.flaw = none;
        assertThat(failures(test -> FilterResult.included("all"))).isEmpty();
    }
}
