package dev.calsync.tck.simulation;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Coverage;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.OverrideWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Connectors, or what the engine makes of them, with one bug each. */
final class ConnectorBugs {

  private ConnectorBugs() {}

  private static Planted writing(UnaryOperator<MirrorWriter> bug) {
    return twisting(UnaryOperator.identity(), bug);
  }

  private static Planted reading(UnaryOperator<FetchPage> bug) {
    return twisting(reader -> new TwistedReader(reader, bug), UnaryOperator.identity());
  }

  private static Planted twisting(
      UnaryOperator<EventReader> reader, UnaryOperator<MirrorWriter> writer) {
    return new Planted() {
      @Override
      public ConnectorAdapter connector(ConnectorAdapter connector) {
        return new TwistedConnector(connector, reader, writer, UnaryOperator.identity());
      }
    };
  }

  /** Being told to wait is taken for any other trouble. */
  static Planted waitsNotHeeded() {
    return twisting(
        real ->
            new TwistedReader(real, UnaryOperator.identity()) {
              @Override
              public FetchPage changes(
                  Call call, CalendarRef calendar, Cursor since, Optional<Continuation> at) {
                try {
                  return real.changes(call, calendar, since, at);
                } catch (ConnectorException trouble) {
                  throw trouble.failureClass() == FailureClass.THROTTLED
                      ? ConnectorException.of(FailureClass.TRANSIENT, "TROUBLE", "Trouble")
                      : trouble;
                }
              }
            },
        UnaryOperator.identity());
  }

  /** Every create takes a new id: a repeat makes a second object. */
  static Planted createsNotRepeatable() {
    int[] made = {0};
    return writing(
        real ->
            new TwistedWriter(real) {
              @Override
              public WriteOutcome createMirror(Call call, CalendarRef calendar, MirrorForm form) {
                String id = "v" + "0".repeat(45) + (100_000 + made[0]++);
                return real.createMirror(
                    call,
                    calendar,
                    new MirrorForm(id, form.uid(), form.mark(), form.sequence(), form.shape()));
              }
            });
  }

  /** Looking up never finds anything. */
  static Planted lookUpsBlind() {
    return writing(
        real ->
            new TwistedWriter(real) {
              @Override
              public Optional<SourcePart> findMirror(
                  Call call, CalendarRef calendar, String id, Optional<RemoteId> known) {
                return Optional.empty();
              }
            });
  }

  /** Updates and deletes go out on whatever is there. */
  static Planted writesUnconditional() {
    return writing(
        real ->
            new TwistedWriter(real) {
              @Override
              public WriteOutcome updateMirror(
                  Call call, CalendarRef calendar, MirrorRef ref, MirrorForm form) {
                return real.updateMirror(call, calendar, newest(call, calendar, ref), form);
              }

              @Override
              public WriteOutcome deleteMirror(Call call, CalendarRef calendar, MirrorRef ref) {
                return real.deleteMirror(call, calendar, newest(call, calendar, ref));
              }

              private MirrorRef newest(Call call, CalendarRef calendar, MirrorRef ref) {
                RemoteVersion version =
                    real.findMirror(call, calendar, "", Optional.of(ref.id()))
                        .flatMap(SourcePart::names)
                        .map(SourceObject::version)
                        .orElse(ref.version());
                return new MirrorRef(ref.id(), version);
              }
            });
  }

  /** A write of which no answer came is taken for done. */
  static Planted silenceTakenForSuccess() {
    return writing(
        real ->
            new TwistedWriter(real) {
              @Override
              public WriteOutcome updateMirror(
                  Call call, CalendarRef calendar, MirrorRef ref, MirrorForm form) {
                WriteOutcome outcome = real.updateMirror(call, calendar, ref, form);
                return outcome instanceof WriteOutcome.Unconfirmed
                    ? new WriteOutcome.Applied(ref.id(), ref.version(), Optional.empty())
                    : outcome;
              }

              @Override
              public WriteOutcome deleteMirror(Call call, CalendarRef calendar, MirrorRef ref) {
                WriteOutcome outcome = real.deleteMirror(call, calendar, ref);
                return outcome instanceof WriteOutcome.Unconfirmed
                    ? new WriteOutcome.Applied(ref.id(), RemoteVersion.UNKNOWN, Optional.empty())
                    : outcome;
              }
            });
  }

  /** Requests begin although the lease is over. */
  static Planted deadlinesIgnored() {
    return writing(
        real ->
            new TwistedWriter(real) {
              @Override
              public WriteOutcome createMirror(Call call, CalendarRef calendar, MirrorForm form) {
                return real.createMirror(new EndlessCall(call), calendar, form);
              }
            });
  }

  private record EndlessCall(Call call) implements Call {
    @Override
    public ConnectionId connection() {
      return call.connection();
    }

    @Override
    public Settings settings() {
      return call.settings();
    }

    @Override
    public Secret token(Resource resource) {
      return call.token(resource);
    }

    @Override
    public Deadline deadline() {
      return () -> Duration.ofHours(1);
    }

    @Override
    public void beforeRequest(Cost cost) {}
  }

  /** The first page is taken for the whole listing. */
  static Planted firstPageTakenForAll() {
    return reading(
        page ->
            page instanceof FetchPage.More more
                ? new FetchPage.Last(more.parts(), Coverage.WHOLE, Optional.empty())
                : page);
  }

  /** Marks and UIDs are not read: mirrors look like anybody's events. */
  static Planted namesNotRead() {
    return reading(
        page ->
            page instanceof FetchPage.Last last
                ? new FetchPage.Last(nameless(last.parts()), last.coverage(), last.cursor())
                : page);
  }

  private static List<SourcePart> nameless(List<SourcePart> parts) {
    return parts.stream()
        .map(
            part ->
                part instanceof SourcePart.Whole whole
                    ? new SourcePart.Whole(
                        new SourceObject(
                            whole.id(), "", whole.object().version(), Optional.empty()),
                        whole.body())
                    : part)
        .toList();
  }

  /** What is deleted is not told. */
  static Planted tombstonesNotRead() {
    return reading(
        page ->
            page instanceof FetchPage.Last last && last.coverage().equals(Coverage.CHANGES)
                ? new FetchPage.Last(
                    last.parts().stream()
                        .filter(part -> !(part instanceof SourcePart.Gone))
                        .toList(),
                    last.coverage(),
                    last.cursor())
                : page);
  }

  /** An update carries the sequence of the first write for ever. */
  static Planted sequenceStandsStill() {
    return writing(
        real ->
            new TwistedWriter(real) {
              @Override
              public WriteOutcome updateMirror(
                  Call call, CalendarRef calendar, MirrorRef ref, MirrorForm form) {
                return real.updateMirror(
                    call,
                    calendar,
                    ref,
                    new MirrorForm(form.id(), form.uid(), form.mark(), -1, form.shape()));
              }
            });
  }

  /** A mirror is written without its mark. */
  static Planted marksNotWritten() {
    return writing(
        real ->
            new TwistedWriter(real) {
              @Override
              public WriteOutcome createMirror(Call call, CalendarRef calendar, MirrorForm form) {
                return real.createMirror(call, calendar, bare(form));
              }

              private MirrorForm bare(MirrorForm form) {
                return new MirrorForm(form.id(), form.uid(), "", form.sequence(), form.shape());
              }
            });
  }

  /** What became of the occurrences of a series cannot be read. */
  static Planted overridesNotRead() {
    return writing(
        real ->
            new TwistedWriter(real) {
              @Override
              public Optional<OverrideWriter> overrides() {
                return real.overrides().map(Blind::new);
              }
            });
  }

  /** Writes occurrences and sees none. */
  private record Blind(OverrideWriter real) implements OverrideWriter {
    @Override
    public WriteOutcome write(Call call, CalendarRef calendar, MirrorWrite.Changed write) {
      return real.write(call, calendar, write);
    }

    @Override
    public List<SourcePart> of(Call call, CalendarRef calendar, RemoteId series) {
      return List.of();
    }
  }
}
