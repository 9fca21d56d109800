package dev.calsync.tck.store;

/** The reference store keeps the contract that it is the reference of. */
class InMemorySyncStoreTest implements SyncStoreContract {

  private final ReferenceRig rig = new ReferenceRig();

  @Override
  public StoreRig rig() {
    return rig;
  }
}
