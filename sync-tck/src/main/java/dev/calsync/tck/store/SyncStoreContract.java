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
        LoadContract,
        IntakeContract,
        ItemContract,
        QuarantineContract,
        UnseenContract,
        PlanContract,
        MirrorContract,
        WriteContract,
        ParentContract,
        ObservationContract,
        HoldContract,
        TallyContract,
        RecordContract,
        SecretContract,
        FormContract,
        OAuthStateContract,
        ChannelContract,
        OriginEditContract,
        ConflictContract,
        PinContract,
        HostEventContract,
        ReadingContract,
        JournalContract,
        LogContract,
        RetentionContract,
        PermitContract,
        OwnerIsolationContract,
        ForeignNamesContract,
        DurabilityContract,
        InstallationContract {}
