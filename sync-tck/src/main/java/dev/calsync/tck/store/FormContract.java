package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.EDGE;
import static dev.calsync.tck.store.Bench.SOURCE;
import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.line;
import static dev.calsync.tck.store.SourceScene.FULL;
import static dev.calsync.tck.store.SourceScene.quarantined;
import static dev.calsync.tck.store.SourceScene.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.CanonicalRow;
import dev.calsync.store.Conflict;
import dev.calsync.store.ConflictId;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormExchange;
import dev.calsync.store.FormPlace;
import dev.calsync.store.FormPlace.Kind;
import dev.calsync.store.FormStore;
import dev.calsync.store.KeptForm;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.OriginEdit;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All content can be found and exchanged for other bytes that mean the same (R-J1). */
public interface FormContract extends StoreContract {

  @Test
  default void a41_contentIsListedKindByKindInOrderPageByPage() {
    content();
    FormPlace a = place(Kind.EVENT, "a");
    FormPlace b = place(Kind.EVENT, "b");

    assertThat(page(Kind.EVENT))
        .containsExactly(
            new KeptForm(place(Kind.EVENT, "B"), bytes("B1")),
            new KeptForm(a, bytes("a1")),
            new KeptForm(b, bytes("b1")));
    assertThat(forms().page(ANN, Kind.EVENT, Optional.empty(), 2)).hasSize(2);
    assertThat(forms().page(ANN, Kind.EVENT, Optional.of(a), 2))
        .extracting(KeptForm::place)
        .containsExactly(b);
    assertThat(forms().page(ANN, Kind.EVENT, Optional.of(b), 2)).isEmpty();
    assertThat(page(Kind.ITEM))
        .containsExactly(new KeptForm(place(Kind.ITEM, "bad"), FormBytes.of(new byte[] {1})));
    assertThat(page(Kind.MIRROR))
        .as("none of a mirror of which nothing is desired")
        .containsExactly(new KeptForm(FormPlace.of(Kind.MIRROR, Wish.key("a")), bytes("A")));
    assertThat(page(Kind.CONFLICT))
        .containsExactly(new KeptForm(FormPlace.of(Kind.CONFLICT, Wish.key("a")), bytes("theirs")));
    assertThat(page(Kind.ORIGIN_EDIT))
        .containsExactly(new KeptForm(place(Kind.ORIGIN_EDIT, "b"), bytes("patch")));
  }

  @Test
  default void a42_anExchangeChangesNothingButTheBytes() {
    content();
    CanonicalRow event = event("a");
    MirrorRow mirror = mirror();
    for (Kind kind : Kind.values()) {
      KeptForm kept = page(kind).get(0);
      FormBytes other = bytes("other " + kind);
      assertThat(exchange(kept, other)).as(kind.name()).isEqualTo(1);
      assertThat(page(kind).get(0)).isEqualTo(new KeptForm(kept.place(), other));
    }
    exchange(new KeptForm(place(Kind.EVENT, "a"), event.body()), bytes("other"));

    assertThat(event("a")).isEqualTo(event.withBody(bytes("other")));
    assertThat(mirror()).isEqualTo(mirror.withForm(bytes("other MIRROR")));
    rig().reopen();
    assertThat(page(Kind.ITEM).get(0).form()).isEqualTo(bytes("other ITEM"));
    assertThat(rig().store().conflicts().openConflicts(ANN, "", 9))
        .extracting(Conflict::form)
        .containsExactly(bytes("other CONFLICT"));
    assertThat(rig().store().originEdits().originEdit(ANN, SOURCE, "b").map(OriginEdit::patch))
        .contains(bytes("other ORIGIN_EDIT"));
  }

  @Test
  default void a43_whatIsNotAsItWasReadIsLeftAloneAndTheOthersAreNot() {
    content();
    FormExchange stale =
        new FormExchange(place(Kind.EVENT, "a"), bytes("a0"), bytes("from long ago"));
    FormExchange gone = new FormExchange(place(Kind.EVENT, "c"), bytes("c1"), bytes("of nothing"));
    FormExchange good = new FormExchange(place(Kind.EVENT, "b"), bytes("b1"), bytes("b2"));

    assertThat(forms().exchange(ANN, List.of(stale, gone, good))).isEqualTo(1);
    assertThat(forms().exchange(ANN, List.of())).isZero();
    assertThat(event("a").body()).isEqualTo(bytes("a1"));
    assertThat(event("b").body()).isEqualTo(bytes("b2"));
  }

  private FormStore forms() {
    return rig().store().forms();
  }

  private List<KeptForm> page(Kind kind) {
    return forms().page(ANN, kind, Optional.empty(), 9);
  }

  private int exchange(KeptForm kept, FormBytes other) {
    return forms().exchange(ANN, List.of(new FormExchange(kept.place(), kept.form(), other)));
  }

  private CanonicalRow event(String uid) {
    return Objects.requireNonNull(
        rig().store().sources().events(ANN, SOURCE, List.of(uid)).get(uid));
  }

  private MirrorRow mirror() {
    return rig().store().targets().ofEvents(ANN, EDGE, List.of("a")).get(0);
  }

  private static FormPlace place(Kind kind, String name) {
    return new FormPlace(kind, SOURCE.value(), name, "");
  }

  /** Something of every kind. */
  private void content() {
    MirrorScene scene = MirrorScene.of(rig(), ANN);
    SourceScene source = scene.source().begin(FULL);
    source.commit(
        source
            .page(FULL)
            .events(write("b", 0, "b1"), write("a", 0, "a1"), write("B", 0, "B1"))
            .items(SourceScene.live("a"), quarantined("bad", new byte[] {1})));
    scene.plan(Wish.of("a", "A0")).deliver();
    scene.plan(Wish.of("a", "A"), Wish.none("b"));
    Conflict conflict =
        new Conflict(
            new ConflictId("c"),
            Wish.key("a"),
            scene.row("a").revision(),
            1,
            scene.found(Wish.key("a"), "r-a", "theirs"),
            bytes("theirs"),
            Instant.EPOCH);
    assertThat(rig().store().conflicts().putConflict(scene.out(), conflict, line("C", "a")))
        .isTrue();
    OriginEdit edit = new OriginEdit(SOURCE, "b", 1, Wish.key("b"), bytes("patch"), false);
    assertThat(rig().store().originEdits().proposeOriginEdit(scene.out(), edit, line("P", "b")))
        .isTrue();
  }
}
