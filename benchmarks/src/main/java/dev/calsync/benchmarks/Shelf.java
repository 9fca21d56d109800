package dev.calsync.benchmarks;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.WriteOutcome;
import java.util.Optional;

/** One calendar of a provider inside this JVM. */
interface Shelf {

  FetchPage list(Optional<Continuation> at);

  FetchPage changes(Cursor since);

  WriteOutcome write(MirrorWrite write);
}
