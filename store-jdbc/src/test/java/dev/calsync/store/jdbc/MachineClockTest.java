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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The promises that can be kept on a clock that nobody holds still. */
@ParameterizedClass
@EnumSource(TestDatabase.Product.class)
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

  private final ShiftedRig rig;

  MachineClockTest(TestDatabase.Product product) {
    rig = ShiftedRig.on(product);
  }

  @Override
  public StoreRig rig() {
    return rig;
  }

  @AfterEach
  void close() {
    rig.close();
  }
}
