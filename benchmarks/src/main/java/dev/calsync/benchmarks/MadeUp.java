package dev.calsync.benchmarks;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Coverage;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A source whose events are made up as they are read, so that they take no memory. */
record MadeUp(int events, int page) implements Shelf {

  private static final RemoteVersion VERSION = new RemoteVersion("1");

  @Override
  public FetchPage list(Optional<Continuation> at) {
    int from = at.map(next -> Integer.parseInt(next.value())).orElse(0);
    int to = Math.min(from + page, events);
    List<SourcePart> parts = IntStream.range(from, to).mapToObj(MadeUp::part).toList();
    return to < events
        ? new FetchPage.More(parts, new Continuation(Integer.toString(to)))
        : new FetchPage.Last(parts, Coverage.WHOLE, Optional.of(new Cursor("end")));
  }

  private static SourcePart part(int number) {
    String name = "event-" + number;
    SourceObject object = new SourceObject(new RemoteId(name), name, VERSION, Optional.empty());
    return new SourcePart.Whole(object, SampleEvents.event(number));
  }

  @Override
  public FetchPage changes(Cursor since) {
    return new FetchPage.Unchanged(since);
  }

  @Override
  public WriteOutcome write(MirrorWrite write) {
    throw new IllegalStateException("a source is not written to");
  }
}
