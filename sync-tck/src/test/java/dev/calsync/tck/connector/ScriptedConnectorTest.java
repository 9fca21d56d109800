package dev.calsync.tck.connector;

import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.Capabilities.Create;
import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.calendar.WriteSupport;
import dev.calsync.event.EventText;
import dev.calsync.event.MirrorShape;
import java.util.List;
import org.junit.jupiter.api.Nested;

/**
 * The scripted provider keeps the contract, whatever it is told to be able to. Those are asked for
 * everything that keep series whole, and in parts; what the others cannot do would only fill the
 * list of skipped tests.
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
        new ScriptedRig(with(true, Create.KEY_DEDUPED, Marks.BY_FETCH, SeriesSupport.WHOLE, true));

    @Override
    public ConnectorRig rig() {
      return rig;
    }
  }

  @Nested
  class ThatCanDoLittle implements LookupContract, IsolationContract, BatchContract {
    private final ConnectorRig rig =
        new ScriptedRig(with(true, Create.LOOKUP_ONLY, Marks.NONE, SeriesSupport.NONE, false));

    @Override
    public ConnectorRig rig() {
      return rig;
    }
  }

  @Nested
  class ThatKeepsSeriesInParts implements ConnectorContract {
    private final ConnectorRig rig =
        new ScriptedRig(ScriptedConnector.everything().withSeries(SeriesSupport.PARTS));

    @Override
    public ConnectorRig rig() {
      return rig;
    }
  }

  @Nested
  class ThatKeepsKinds implements WriteContract, KindContract {
    private final ConnectorRig rig =
        new ScriptedRig(ScriptedConnector.everything().writing(WriteSupport::keepingKinds));

    @Override
    public ConnectorRig rig() {
      return rig;
    }
  }

  @Nested
  class ThatKeepsLimitedSeriesInParts implements ConnectorContract {
    private final ConnectorRig rig =
        new ScriptedRig(
                ScriptedConnector.everything()
                    .withSeries(
                        SeriesSupport.PARTS.but(
                            Limit.RETURN_OF_SLOTS,
                            Limit.OVERRIDES_RESET,
                            Limit.OVERRIDES_CROSSING,
                            Limit.KIND_OF_OVERRIDES,
                            Limit.COUNT,
                            Limit.ENDLESS_SERIES)))
            .rewriting(ScriptedConnectorTest::unsorted);

    @Override
    public ConnectorRig rig() {
      return rig;
    }
  }

  @Nested
  class ThatIsReadOnly implements AccessContract, ReadContract, PagingContract {
    private final ConnectorRig rig =
        new ScriptedRig(with(false, Create.ID_CHOSEN, Marks.NONE, SeriesSupport.WHOLE, false));

    @Override
    public ConnectorRig rig() {
      return rig;
    }
  }

  /** Knows no categories, and writes something down where nothing was said. */
  private static MirrorShape unsorted(MirrorShape sent) {
    EventText text = sent.details().text();
    String notes = text.description().isEmpty() ? "(none)" : text.description();
    EventText kept = new EventText(text.title(), notes, text.location(), text.link(), List.of());
    MirrorShape.ShownDetails details =
        new MirrorShape.ShownDetails(
            kept, sent.details().availability(), sent.details().visibility());
    return new MirrorShape(sent.time(), details, sent.recurrence(), sent.overrides());
  }

  private static Capabilities with(
      boolean writable, Create create, Marks marks, SeriesSupport series, boolean conditional) {
    return ScriptedConnector.everything()
        .writing(
            writes -> writes.withAllowed(writable).withCreate(create).withConditional(conditional))
        .reading(reads -> reads.withMarks(marks))
        .withSeries(series);
  }
}
