package dev.calsync.engine.edge;

import static dev.calsync.engine.edge.OnEdge.NAMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.engine.sample.Port;
import dev.calsync.policy.Policy;
import dev.calsync.store.FormHash;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.ItemState;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.Part;
import dev.calsync.store.SourceItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R-F5: of what lies about at the target, what is taken over. */
class FoundMirrorsTest {

  private static final EdgeTerms TERMS = OnEdge.terms(Policy.busy());
  private static final FormHash LINEAGE =
      EdgeProjection.lineage(NAMES, TERMS, "uid-1", Part.MASTER);
  private static final SourceItem OLD = item("copy.ics", NAMES, 0);
  private static final SourceItem NEW = item("copy-2.ics", NAMES, 2);
  private static final SourceItem NEW_AT_HOME =
      item(NAMES.objectId(NAMES.identity(LINEAGE, 2).hash()) + ".ics", NAMES, 2);

  @Test
  void aMirrorIsFoundByItsLineage() {
    FoundMirror found = find(OLD).get(LINEAGE);

    assertThat(found.generation()).isZero();
    assertThat(found.remote().id()).isEqualTo(OLD.id());
    assertThat(found.seen()).isEqualTo(OLD.content());
  }

  @Test
  void ofSeveralTheNewestIsTaken() {
    assertThat(find(OLD, NEW).get(LINEAGE).remote().id()).isEqualTo(NEW.id());
    assertThat(find(NEW, OLD).get(LINEAGE).remote().id()).isEqualTo(NEW.id());
  }

  @Test
  void ofCopiesTheOneUnderItsOwnIdIsTaken() {
    assertThat(find(NEW, NEW_AT_HOME, OLD).get(LINEAGE).remote().id()).isEqualTo(NEW_AT_HOME.id());
    assertThat(find(NEW_AT_HOME, NEW).get(LINEAGE).remote().id()).isEqualTo(NEW_AT_HOME.id());
  }

  @Test
  void aCopyThatAFileManagerMadeIsNotUnderItsOwnId() {
    String id = NAMES.objectId(NAMES.identity(LINEAGE, 2).hash());
    SourceItem copy = item(id + " (copy).ics", NAMES, 2);

    assertThat(find(copy, NEW_AT_HOME).get(LINEAGE).remote().id()).isEqualTo(NEW_AT_HOME.id());
    assertThat(find(NEW_AT_HOME, copy).get(LINEAGE).remote().id()).isEqualTo(NEW_AT_HOME.id());
  }

  /** HOS-39: the item's mark is looked at again; nothing is adopted on the word of a row. */
  @Test
  void aMarkThatIsNotOursIsNotAdopted() {
    assertThat(find(item("x", new MirrorNames(Mirrors.keys("theirs", 7)), 0))).isEmpty();
  }

  private static Map<FormHash, FoundMirror> find(SourceItem... items) {
    IntakeQueries sources =
        Port.with(IntakeQueries.class, Map.of("managed", arguments -> List.of(items)));
    return new FoundMirrors(sources, NAMES).of(OwnerId.of("ann"), TERMS, Set.of(LINEAGE));
  }

  private static SourceItem item(String id, MirrorNames names, int generation) {
    MirrorIdentity identity = names.identity(LINEAGE, generation);
    return new SourceItem(
        new RemoteId(id),
        names.uid(identity.hash()),
        Optional.empty(),
        Optional.empty(),
        new RemoteVersion("v" + generation),
        Mirrors.hash("seen at " + id),
        ItemState.MANAGED,
        Optional.of(names.mark(Part.MASTER, identity)),
        Optional.of(LINEAGE),
        Optional.empty());
  }
}
