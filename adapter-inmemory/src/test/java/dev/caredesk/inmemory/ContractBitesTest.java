package dev.caredesk.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.StorageContract;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The storage contract fails on storages that break it, each by the tests that are meant to see it. */
@DisplayName("the contract bites")
class ContractBitesTest {

    /** Not found by the build, since its name does not end in Test; only run from here. */
    abstract static class Flawed extends StorageContract {}

    static class Versionless extends Flawed {
        @Override
        public Storage open() {
            return Flaw.ignoringVersions();
        }
    }

    static class Requireless extends Flawed {
        @Override
        public Storage open() {
            return Flaw.ignoringRequires();
        }
    }

    static class Touchless extends Flawed {
        @Override
        public Storage open() {
            return Flaw.ignoringTouches();
        }
    }

    static class Draftless extends Flawed {
        @Override
        public Storage open() {
            return Flaw.ignoringDrafts();
        }
    }

    static class Forgetful extends Flawed {
        @Override
        public Storage open() {
            return Flaw.forgettingIds();
        }
    }

    static class Tenantless extends Flawed {
        @Override
        public Storage open() {
            return Flaw.losingTenants();
        }
    }

    static class Sound extends Flawed {
        @Override
        public Storage open() {
            return InMemoryStorage.create();
        }
    }

    private record Failures(Set<String> names) implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                names.add(test.getDisplayName());
            }
        }
    }

    private static Set<String> failures(Class<? extends Flawed> flawed) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(flawed))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build();
        Failures failures = new Failures(ConcurrentHashMap.newKeySet());
        LauncherFactory.create().execute(request, failures);
        return failures.names();
    }

    @Test
    @DisplayName("N2 · a storage that ignores versions is seen")
    void versions() {
        assertThat(failures(Versionless.class))
                .contains(
                        "N2 · a write based on an older version is refused with the record as it is now",
                        "N2 · of the acknowledged writes of 8 threads over the same records none is lost");
    }

    @Test
    @DisplayName("R4 · a storage that ignores requirements is seen, also by the races")
    void requires() {
        assertThat(failures(Requireless.class))
                .contains(
                        "R4 · what requires an open request is refused once it is closed by hand",
                        "R4 · of two commits that each close the request that the other one needs open, one is refused",
                        "N2 · of two commits that each rely on the version that the other one raises, one is refused",
                        "Z3 · of two commits that each need the record that only the other one makes, none passes");
    }

    @Test
    @DisplayName("R6 · a storage that ignores touches is seen")
    void touches() {
        assertThat(failures(Touchless.class))
                .contains(
                        "R8 · an update moves the last update and the deadline, with the delay in force",
                        "R6 · when the last two conversations end at the same time, the deadline returns");
    }

    @Test
    @DisplayName("D7 · a storage that ignores drafts is seen")
    void drafts() {
        assertThat(failures(Draftless.class))
                .contains(
                        "D7 · a draft whose revision has moved refuses, and is given as it is",
                        "D7 · of two writes of one draft revision at the same time, one is refused");
    }

    @Test
    @DisplayName("E7 · a storage that forgets ids is seen")
    void ids() {
        assertThat(failures(Forgetful.class))
                .contains(
                        "E7 · a known id gives its answer again and writes nothing, though the state has moved on",
                        "E7 · one ChangeSet that is committed twice at the same time takes effect once, with one answer");
    }

    @Test
    @DisplayName("Z2 · a storage that loses the separation of tenants is seen")
    void tenants() {
        assertThat(failures(Tenantless.class))
                .contains(
                        "Z2 · two tenants can have the same ids, keys and names, each with its own records",
                        "Z2 · a write for a tenant finds no record, draft or activity of another");
    }

    @Test
    @DisplayName("a sound storage passes in the same harness")
    void sound() {
        assertThat(failures(Sound.class)).isEmpty();
    }
}
