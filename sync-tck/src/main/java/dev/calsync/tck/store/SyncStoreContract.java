package dev.calsync.tck.store;

/**
 * Everything that a store promises. A test class that implements this, and gives a {@link
 * StoreRig}, is the list of promises kept; none of them is optional.
 */
public interface SyncStoreContract
    extends LaneContract,
        LeaseContract,
        FenceContract,
        JobContract,
        IntakeContract,
        ItemContract,
        UnseenContract,
        PlanContract,
        MirrorContract,
        WriteContract,
        ObservationContract,
        HoldContract,
        TallyContract,
        RecordContract,
        JournalContract,
        OwnerIsolationContract,
        DurabilityContract,
        InstallationContract {}
