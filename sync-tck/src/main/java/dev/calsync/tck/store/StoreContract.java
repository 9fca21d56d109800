package dev.calsync.tck.store;

/** What all parts of the store contract ask of a test class. */
public interface StoreContract {

  /**
   * The store under test.
   *
   * @return the same rig throughout one test, a fresh one for each test
   */
  StoreRig rig();
}
