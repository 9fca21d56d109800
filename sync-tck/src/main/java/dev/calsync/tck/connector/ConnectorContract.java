package dev.calsync.tck.connector;

/**
 * Everything that a connector promises the engine. A test class that implements this, and gives a
 * {@link ConnectorRig}, is the list of promises kept; a connector that has no writer still
 * implements all of it, and sees the rest skipped with a reason.
 */
public interface ConnectorContract
    extends AccessContract,
        ReadContract,
        PartsContract,
        BusyTimesContract,
        PagingContract,
        CursorContract,
        WriteContract,
        KindContract,
        LookupContract,
        OverrideContract,
        FidelityContract,
        BatchContract,
        IsolationContract,
        FailureContract,
        SilenceContract,
        ConcurrencyContract,
        WatchContract {}
