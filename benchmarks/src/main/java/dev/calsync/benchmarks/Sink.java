package dev.calsync.benchmarks;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Coverage;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.WriteOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A target that takes mirrors, counts them, and forgets them. */
final class Sink implements Shelf {

  private static final RemoteVersion VERSION = new RemoteVersion("1");

  private final AtomicInteger created = new AtomicInteger();
  private final CountDownLatch missing;

  /** A target that waits for so many mirrors. */
  Sink(int expected) {
    this.missing = new CountDownLatch(expected);
  }

  int created() {
    return created.get();
  }

  /** Waits until all were written, without asking anybody. */
  void await(Duration patience) throws InterruptedException {
    missing.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public FetchPage list(Optional<Continuation> at) {
    return new FetchPage.Last(List.of(), Coverage.WHOLE, Optional.of(new Cursor("end")));
  }

  @Override
  public FetchPage changes(Cursor since) {
    return new FetchPage.Unchanged(since);
  }

  @Override
  public WriteOutcome write(MirrorWrite write) {
    return write.match(
        create -> applied(create.form()),
        update -> new WriteOutcome.Conflicted(),
        delete -> new WriteOutcome.Conflicted(),
        changed -> new WriteOutcome.Conflicted());
  }

  private WriteOutcome applied(MirrorForm form) {
    created.incrementAndGet();
    missing.countDown();
    return new WriteOutcome.Applied(new RemoteId(form.id()), VERSION, Optional.of(form.shape()));
  }
}
