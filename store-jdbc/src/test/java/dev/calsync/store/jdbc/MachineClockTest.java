package dev.calsync.store.jdbc;

import dev.calsync.tck.store.DurabilityContract;
import dev.calsync.tck.store.FenceContract;
import dev.calsync.tck.store.IntakeContract;
import dev.calsync.tck.store.ItemContract;
import dev.calsync.tck.store.LeaseContract;
import dev.calsync.tck.store.MirrorContract;
import dev.calsync.tck.store.ObservationContract;
import dev.calsync.tck.store.OwnerIsolationContract;
import dev.calsync.tck.store.PlanContract;
import dev.calsync.tck.store.StoreRig;
import dev.calsync.tck.store.TallyContract;
import org.junit.jupiter.api.AfterEach;

/** The promises that can be kept on a clock that nobody holds still. */
class MachineClockTest
    implements LeaseContract,
        FenceContract,
        IntakeContract,
        ItemContract,
        PlanContract,
        MirrorContract,
        ObservationContract,
        TallyContract,
        OwnerIsolationContract,
        DurabilityContract {

  private final ShiftedRig rig = new ShiftedRig();

  @Override
  public StoreRig rig() {
    return rig;
  }

  @AfterEach
  void close() {
    rig.close();
  }
}
