package dev.caredesk.testkit.storage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * The contract of {@link dev.caredesk.spi.storage.Storage}: a test for each sentence of its Javadoc. The test class of an adapter
 * extends it and says how to {@link #open()} a fresh storage and, if it lasts, how to {@link #reopen} its data.
 *
 * <p>System properties set how much is tried: {@code caredesk.contract.races} (100) rounds of each race,
 * {@code caredesk.contract.saves} (1,000) writes of 8 threads, {@code caredesk.contract.commits} (100) commits of each writer
 * beside a reader of the journal.
 */
public abstract class StorageContract implements StorageSource {

    /** For the test class of an adapter. */
    protected StorageContract() {}

    @Nested
    @DisplayName("commits")
    class Commits extends CommitContract {
        Commits() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("versions and requirements")
    class Versions extends VersionContract {
        Versions() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("ends and holds")
    class Ends extends EndContract {
        Ends() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("last updates and deadlines")
    class Touches extends TouchContract {
        Touches() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("drafts and desks")
    class Drafts extends DraftContract {
        Drafts() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("neighbours")
    class Neighbours extends NeighbourContract {
        Neighbours() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("pages of a search")
    class SearchPages extends SearchPagesContract {
        SearchPages() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("searches beside a plain look")
    class SearchByLook extends SearchByLookContract {
        SearchByLook() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("claims")
    class Claims extends ClaimContract {
        Claims() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("journeys and pages")
    class Journeys extends JourneyContract {
        Journeys() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("interactions")
    class Interactions extends InteractionContract {
        Interactions() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("messages")
    class Messages extends MessageContract {
        Messages() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("offers")
    class Offers extends OfferContract {
        Offers() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("missed interactions")
    class MissedInteractions extends MissedContract {
        MissedInteractions() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("forgetting")
    class Forgets extends ForgetContract {
        Forgets() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("races for interactions")
    class InboxRaces extends InboxRaceContract {
        InboxRaces() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("lanes")
    class Lanes extends LaneContract {
        Lanes() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("leases of lanes")
    class LaneLeases extends LaneLeaseContract {
        LaneLeases() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("rests of lanes")
    class LaneRests extends LaneRestContract {
        LaneRests() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("parked lanes")
    class LaneParkings extends LaneParkingContract {
        LaneParkings() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("races for lanes")
    class LaneRaces extends LaneRaceContract {
        LaneRaces() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("failures")
    class Failures extends FailureContract {
        Failures() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("files and matching")
    class CustomerFiles extends CustomerFileContract {
        CustomerFiles() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("search")
    class Searches extends SearchContract {
        Searches() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("sweeps")
    class Sweeps extends SweepContract {
        Sweeps() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("journal")
    class Journals extends JournalContract {
        Journals() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("trimming")
    class Trims extends TrimContract {
        Trims() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("tenants")
    class Tenants extends TenantContract {
        Tenants() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("tenants with the same ids")
    class SameIds extends SameIdsContract {
        SameIds() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("two storages on the same data")
    class SharedData extends SharedDataContract {
        SharedData() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("order of commits")
    class CommitOrders extends CommitOrderContract {
        CommitOrders() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("write skew")
    class WriteSkews extends WriteSkewContract {
        WriteSkews() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("many threads")
    class ConcurrentLoads extends ConcurrentLoadContract {
        ConcurrentLoads() {
            super(StorageContract.this);
        }
    }

    @Nested
    @DisplayName("life")
    class Lifecycles extends LifecycleContract {
        Lifecycles() {
            super(StorageContract.this);
        }
    }
}
