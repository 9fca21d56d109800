package dev.calsync.engine.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.engine.directory.NaturalKeys.End;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R-F5: what is derived today is derived again after the loss of the store. */
class NaturalKeysTest {

  private static final OwnerId ANN = OwnerId.of("ann");
  private static final OwnerId BOB = OwnerId.of("bob");
  private static final ConnectorId ICS = new ConnectorId("ics");

  /** The identity of every mirror hangs on this text. */
  @Test
  void theKeyOfAnEdgeIsPinned() {
    assertThat(NaturalKeys.edgeKey(end("ics", "team"), end("google", "é")))
        .isEqualTo("1 3:ics 4:team 6:google 1:é");
  }

  @Test
  void sem2TheKeyOfBlocksIsPinnedAndTheOrderOfItsSourcesMeansNothing() {
    List<End> sources = List.of(end("ics", "team"), end("google", "é"), end("ics", "team"));
    assertThat(NaturalKeys.blocksKey(sources, end("ics", "free")))
        .isEqualTo("2 3:ics 4:team 6:google 1:é 3:ics 4:free");
    assertThat(NaturalKeys.blocksKey(List.of(sources.get(1), sources.get(0)), end("ics", "free")))
        .isEqualTo(NaturalKeys.blocksKey(sources, end("ics", "free")));
  }

  @Test
  void theIdsArePinned() {
    assertThat(NaturalKeys.edge(ANN, "team").value()).isEqualTo("f0c6fc2edb4ad9190f2a18bcb8a81ade");
    assertThat(NaturalKeys.connection(ANN, ICS, "work").value())
        .isEqualTo("780ea048b8798c18e06dccb6f8e07cb8");
    assertThat(NaturalKeys.calendar(ConnectionId.of("c"), "home").value())
        .isEqualTo("dcd2490721eef913d4a2805d2c3f90c7");
  }

  @Test
  void whatDiffersInOnePartHasAnotherId() {
    Set<String> ids = new HashSet<>();
    ids.add(NaturalKeys.edge(ANN, "team").value());
    ids.add(NaturalKeys.edge(BOB, "team").value());
    ids.add(NaturalKeys.edge(ANN, "teams").value());
    ids.add(NaturalKeys.connection(ANN, ICS, "team").value());
    ids.add(NaturalKeys.connection(ANN, new ConnectorId("icst"), "eam").value());
    ids.add(NaturalKeys.connection(OwnerId.of("anni"), new ConnectorId("cs"), "team").value());
    ids.add(NaturalKeys.calendar(ConnectionId.of("ann"), "team").value());
    ids.add(NaturalKeys.calendar(ConnectionId.of("annt"), "eam").value());

    assertThat(ids).hasSize(8);
  }

  @Test
  void equalCalendarIdsOfTwoConnectorsAreTwoKeys() {
    End target = end("ics", "home");
    Set<String> keys = new HashSet<>();
    keys.add(NaturalKeys.edgeKey(end("imap", "Calendar"), target));
    keys.add(NaturalKeys.edgeKey(end("caldav", "Calendar"), target));
    keys.add(NaturalKeys.edgeKey(target, end("imap", "Calendar")));

    assertThat(keys).hasSize(3);
  }

  /** No choice of names makes one list of parts look like another. */
  @Test
  void namesThatLookLikeSeveralPartsAreOne() {
    assertThat(NaturalKeys.edgeKey(end("a", "b"), end("a", "b 1:a 1:b")))
        .isNotEqualTo(NaturalKeys.edgeKey(end("a", "b 1:a 1:b"), end("a", "b")));
  }

  private static End end(String connector, String calendar) {
    return new End(new ConnectorId(connector), calendar);
  }
}
