package dev.calsync.tck.connector;

import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.Capabilities.Create;
import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.calendar.Capabilities.Series;
import org.junit.jupiter.api.Nested;

/**
 * The scripted provider keeps the contract, whatever it is told to be able to. Only the first one
 * is asked for everything: what the others cannot do would only fill the list of skipped tests.
 */
class ScriptedConnectorTest {

  @Nested
  class ThatCanDoEverything implements ConnectorContract {
    private final ConnectorRig rig = new ScriptedRig(ScriptedConnector.everything());

    @Override
    public ConnectorRig rig() {
      return rig;
    }
  }

  @Nested
  class ThatDedupesByKeyAndMarksOnFetchOnly
      implements WriteContract, LookupContract, FidelityContract {
    private final ConnectorRig rig =
        new ScriptedRig(with(true, Create.KEY_DEDUPED, Marks.BY_FETCH, Series.WHOLE, true));

    @Override
    public ConnectorRig rig() {
      return rig;
    }
  }

  @Nested
  class ThatCanDoLittle implements LookupContract, IsolationContract, BatchContract {
    private final ConnectorRig rig =
        new ScriptedRig(with(true, Create.LOOKUP_ONLY, Marks.NONE, Series.NONE, false));

    @Override
    public ConnectorRig rig() {
      return rig;
    }
  }

  @Nested
  class ThatIsReadOnly implements AccessContract, ReadContract, PagingContract {
    private final ConnectorRig rig =
        new ScriptedRig(with(false, Create.ID_CHOSEN, Marks.NONE, Series.WHOLE, false));

    @Override
    public ConnectorRig rig() {
      return rig;
    }
  }

  private static Capabilities with(
      boolean writable, Create create, Marks marks, Series series, boolean conditional) {
    Capabilities all = ScriptedConnector.everything();
    return new Capabilities(
        all.version(),
        writable,
        create,
        marks,
        series,
        conditional,
        all.silentWrite(),
        all.absence(),
        all.listingLag(),
        all.batch(),
        all.concurrency(),
        all.minimumPoll());
  }
}
