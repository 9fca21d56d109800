package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.hash;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.TimeRange;
import dev.calsync.store.ConflictId;
import dev.calsync.store.FormHash;
import dev.calsync.store.FormPlace;
import dev.calsync.store.HoldId;
import dev.calsync.store.HostEvent;
import dev.calsync.store.JobKey;
import dev.calsync.store.OAuthState;
import dev.calsync.store.RunPin;
import dev.calsync.store.SecretName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A name of each kind: those of an {@link Estate}, or those of nothing.
 *
 * @param prefix what each begins with; empty for those of the estate
 */
record Names(String prefix) {

  static final Names OF_THE_ESTATE = new Names("");
  static final Names OF_NOTHING = new Names("no-");

  private static final TimeRange PLACED =
      new TimeRange(Instant.parse("2026-11-23T09:00:00Z"), Instant.parse("2026-11-23T10:00:00Z"));

  String of(String name) {
    return prefix + name;
  }

  CalendarId source() {
    return CalendarId.of(of(Bench.SOURCE.value()));
  }

  CalendarId target() {
    return CalendarId.of(of(Bench.TARGET.value()));
  }

  CalendarId elsewhere() {
    return CalendarId.of(of(Bench.ELSEWHERE.value()));
  }

  EdgeId edge() {
    return EdgeId.of(of(Bench.EDGE.value()));
  }

  RemoteId object(String id) {
    return new RemoteId(of(id));
  }

  FormPlace body(String uid) {
    return new FormPlace(FormPlace.Kind.EVENT, source().value(), of(uid), "");
  }

  FormHash hashOf(String text) {
    return hash(of(text));
  }

  /** The hash that says which mirror an object is. */
  FormHash identity(String uid) {
    return prefix.isEmpty() ? Wish.identity(Wish.key(uid), 0).hash() : hashOf(uid);
  }

  HoldId hold(String id) {
    return new HoldId(of(id));
  }

  ConflictId conflict() {
    return new ConflictId(of("c"));
  }

  JobKey job() {
    return Bench.intake(of(JobScene.JOB.subject()));
  }

  ConnectionId connection() {
    return ConnectionId.of(of(SecretContract.SECRET.connection().value()));
  }

  SecretName secret() {
    return new SecretName(connection(), SecretContract.SECRET.field());
  }

  /** A wish to see a mirror as it was, as a run is undone. */
  RunPin pin(String uid) {
    Wish wish = Wish.of(of(uid), "old").under(edge()).at(target()).revision(1);
    return new RunPin(hold("q"), "run-1", List.of(wish.intent()));
  }

  HostEvent event(String uid) {
    return new HostEvent(of(uid), Optional.of(bytes("H")), Optional.of(PLACED));
  }

  HostEvent cancelled(String uid) {
    return new HostEvent(of(uid), Optional.empty(), Optional.empty());
  }

  OAuthState state(String name) {
    return new OAuthState(hashOf(name), new ConnectorId("google"), bytes("verifier"));
  }
}
