package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.EDGE;
import static dev.calsync.tck.store.Bench.ELSEWHERE;
import static dev.calsync.tck.store.Bench.TARGET;
import static dev.calsync.tck.store.Bench.hash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.RemoteId;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ways in which mirrors are looked for (INV-1, INV-4). */
public interface MirrorContract extends StoreContract {

  @Test
  default void m01_allPartsOfAnEventAreFound() {
    MirrorScene scene = MirrorScene.of(rig());
    Part slot = new Part(Part.Kind.SLOT, "2026-11-23T10:00:00");
    scene.plan(
        Wish.of("a", "A"),
        Wish.of("a", "A slot").part(slot),
        Wish.of("ab", "AB"),
        Wish.of("b", "B"));

    List<MirrorRow> found = scene.questions().ofEvents(ANN, EDGE, List.of("a", "b", "none"));

    assertThat(found)
        .extracting(MirrorRow::key)
        .containsExactlyInAnyOrder(Wish.key("a"), new MirrorKey(EDGE, "a", slot), Wish.key("b"));
    assertThat(scene.questions().ofEvents(ANN, EdgeId.of("other"), List.of("a"))).isEmpty();
  }

  @Test
  default void m02_mirrorsArePagedInTheOrderOfEventAndPart() {
    MirrorScene scene = MirrorScene.of(rig());
    Part first = new Part(Part.Kind.SLOT, "2026-11-23");
    Part segment = new Part(Part.Kind.SEGMENT, "2026-11-30");
    scene.plan(
        Wish.of("b", "B"),
        Wish.of("A", "upper"),
        Wish.of("a", "A").part(first),
        Wish.of("a", "A"),
        Wish.of("a", "A").part(segment),
        Wish.of("a b", "spaced"));
    scene.plan(Wish.of("b", "B")).deliver().plan(Wish.none("b")).deliver();

    List<MirrorRow> page = scene.questions().page(ANN, EDGE, Optional.empty(), 4);
    List<MirrorRow> rest = scene.questions().page(ANN, EDGE, Optional.of(page.get(3).key()), 4);

    assertThat(page)
        .extracting(row -> row.key().uid() + " " + row.key().part().text())
        .containsExactly("A MASTER", "a MASTER", "a SEGMENT:2026-11-30", "a SLOT:2026-11-23");
    assertThat(rest).extracting(row -> row.key().uid()).containsExactly("a b", "b");
    assertThat(rest.get(1).hashes().applied()).isEqualTo(FormHash.ABSENT);
  }

  @Test
  default void m03_aMirrorIsFoundWhereItLivesAndWhereItLived() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"), Wish.of("b", "B")).deliver();
    RemoteId a = new RemoteId(MirrorScene.remoteIdOf(Wish.key("a")));
    RemoteId b = new RemoteId(MirrorScene.remoteIdOf(Wish.key("b")));
    scene.plan(Wish.none("b")).deliver();

    Map<RemoteId, MirrorRow> found =
        scene.questions().atObjects(ANN, TARGET, List.of(a, b, new RemoteId("none")));

    assertThat(found).isEqualTo(Map.of(a, scene.row("a"), b, scene.row("b")));
    assertThat(scene.row("b").remote()).isEmpty();
    assertThat(scene.questions().atObjects(ANN, ELSEWHERE, List.of(a))).isEmpty();
  }

  @Test
  default void m03_whoLivesSomewhereGoesBeforeWhoLivedThere() {
    MirrorScene scene = MirrorScene.of(rig());
    RemoteId shared = new RemoteId("shared");
    for (String uid : List.of("m", "a", "z")) {
      scene.plan(Wish.of(uid, uid).adopt("shared", uid));
      if (!uid.equals("z")) {
        scene.plan(Wish.none(uid)).deliver();
      }
    }

    assertThat(scene.questions().atObjects(ANN, TARGET, List.of(shared)))
        .isEqualTo(Map.of(shared, scene.row("z")));
  }

  @Test
  default void m04_aMirrorIsFoundByItsIdentityWhereverItIs() {
    MirrorScene scene = MirrorScene.of(rig());
    Wish elsewhere = Wish.of("b", "B").at(ELSEWHERE);
    scene.plan(Wish.of("a", "A"), elsewhere);
    FormHash a = scene.row("a").identity().hash();
    FormHash b = scene.row("b").identity().hash();

    assertThat(scene.questions().byIdentity(ANN, List.of(a, b, hash("none"))))
        .isEqualTo(Map.of(a, scene.row("a"), b, scene.row("b")));
  }

  @Test
  default void m04_anIdentityThatWasGivenUpFindsNothing() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    FormHash old = scene.row("a").identity().hash();
    scene.plan(Wish.of("a", "A").identity(Wish.identity(Wish.key("a"), 1)));

    assertThat(scene.questions().byIdentity(ANN, List.of(old))).isEmpty();
    assertThat(scene.questions().byIdentity(ANN, List.of(Wish.identity(Wish.key("a"), 1).hash())))
        .hasSize(1);
  }
}
