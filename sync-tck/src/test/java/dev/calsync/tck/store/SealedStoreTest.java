package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sealing.SealedStore;
import dev.calsync.engine.secret.Vault;
import dev.calsync.host.KeyProvider;
import dev.calsync.store.Conflict;
import dev.calsync.store.FormBytes;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.OriginEdit;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Whoever asks a store whose content is sealed is answered as by any other (R-J1); but whoever asks
 * for content as it is kept.
 */
class SealedStoreTest
    implements LaneContract,
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
        DurabilityContract,
        InstallationContract {

  private final SealedRig rig = new SealedRig();

  @Override
  public StoreRig rig() {
    return rig;
  }

  /** What edits propose, what conflicts hold of both sides, what an undone run put back. */
  @Test
  void whatIsHeldForPeopleIsSealedToo() {
    Estate.of(rig);
    SyncStore clear = rig.store();
    SyncStore kept = rig.reference.store();

    List<FormBytes> conflicts = forms(clear.conflicts().openConflicts(ANN, "", 99), Conflict::form);
    assertThat(conflicts).isNotEmpty();
    assertThat(forms(kept.conflicts().openConflicts(ANN, "", 99), Conflict::form))
        .hasSameSizeAs(conflicts)
        .doesNotContainAnyElementsOf(conflicts);
    List<FormBytes> mirrors = forms(mirrors(clear), MirrorRow::form);
    assertThat(mirrors).isNotEmpty();
    assertThat(forms(mirrors(kept), MirrorRow::form))
        .hasSameSizeAs(mirrors)
        .doesNotContainAnyElementsOf(mirrors);
    List<FormBytes> edits = forms(edits(clear), OriginEdit::patch);
    assertThat(edits).isNotEmpty();
    assertThat(forms(edits(kept), OriginEdit::patch))
        .hasSameSizeAs(edits)
        .doesNotContainAnyElementsOf(edits);
  }

  private static <T> List<FormBytes> forms(List<T> rows, Function<T, FormBytes> form) {
    return rows.stream().map(form).filter(it -> it.bytes().length > 0).toList();
  }

  private static List<MirrorRow> mirrors(SyncStore store) {
    return store.targets().page(ANN, Bench.EDGE, Optional.empty(), 99);
  }

  private static List<OriginEdit> edits(SyncStore store) {
    return store.originEdits().openOriginEdits(ANN, Bench.SOURCE, 99);
  }

  /** The reference, looked at as the engine does. */
  private static final class SealedRig implements StoreRig {

    private final ReferenceRig reference = new ReferenceRig();
    private SyncStore sealed = sealed(reference.store());

    private static SyncStore sealed(SyncStore store) {
      return new SealedStore(store, new Vault(store, new Keys().wrapping()).content(true));
    }

    @Override
    public SyncStore store() {
      return sealed;
    }

    @Override
    public void advance(Duration by) {
      reference.advance(by);
    }

    @Override
    public SyncStore reopen() {
      sealed = sealed(reference.reopen());
      return sealed;
    }
  }

  private static final class Keys implements KeyProvider {

    @Override
    public String installation() {
      return "sealed";
    }

    @Override
    public byte[] markKey() {
      byte[] key = new byte[32];
      Arrays.fill(key, (byte) 3);
      return key;
    }
  }
}
