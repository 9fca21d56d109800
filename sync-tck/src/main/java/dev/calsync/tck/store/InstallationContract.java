package dev.calsync.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A store belongs to one installation for ever. */
public interface InstallationContract extends StoreContract {

  @Test
  default void b01_aStoreIsBoundOnceAndAnswersWhoseItIs() {
    assertThat(rig().store().bindInstallation("house-1")).isEqualTo("house-1");
    assertThat(rig().store().bindInstallation("house-2")).isEqualTo("house-1");
    assertThat(rig().reopen().bindInstallation("house-2")).isEqualTo("house-1");
  }

  @Test
  default void b02_closingTwiceIsHarmless() {
    rig().store().close();
    rig().store().close();

    assertThat(rig().reopen().bindInstallation("house-1")).isEqualTo("house-1");
  }
}
