package dev.calsync.tck.engine;

import dev.calsync.CalendarSync;
import dev.calsync.EdgeView;
import dev.calsync.EventDraft;
import dev.calsync.ExternalRef;
import dev.calsync.OwnerScope;
import dev.calsync.Problem;
import dev.calsync.SyncSettings;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.secret.Vault;
import dev.calsync.host.KeyProvider;
import dev.calsync.host.KeyWrapping;
import dev.calsync.policy.Policy;
import dev.calsync.store.SyncStore;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.ManualLater;
import dev.calsync.test.SequentialIds;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** An installation that may seal what events say, its calendars, and what it was told of them. */
final class SealedHouse implements AutoCloseable {

  static final OwnerId ANN = OwnerId.of("ann");
  static final String CANARY = "canary-4711";
  static final String PLAIN = CANARY + " plain";

  final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  final ScriptedConnector provider = new ScriptedConnector("scripted", clock);
  final ScriptedCalendar work = provider.addCalendar("work", "work", everything());
  final ScriptedCalendar home = provider.addCalendar("home", "home", everything());
  final AtomicInteger unwrapped = new AtomicInteger();
  private InMemorySyncStore data = new InMemorySyncStore(clock);
  private ManualLater later = new ManualLater(clock);
  private CalendarSync calsync;
  private int starts;

  SealedHouse(SyncSettings settings) {
    calsync = started(data, 1, settings);
  }

  private static dev.calsync.calendar.Capabilities everything() {
    return ScriptedConnector.everything();
  }

  static SyncSettings clear() {
    return SyncSettings.DEFAULT;
  }

  static SyncSettings sealed() {
    return clear().withSealedContent();
  }

  InMemorySyncStore data() {
    return data;
  }

  /** Another process goes on with another state of the store, with a newest wrapping key. */
  void restart(InMemorySyncStore store, int wrappingKey, SyncSettings settings) {
    calsync.close();
    data = store;
    calsync = started(store, wrappingKey, settings);
  }

  /** As {@link #restart}, looked at through something. */
  CalendarSync started(SyncStore store, int wrappingKey, SyncSettings settings) {
    later = new ManualLater(clock);
    return CalendarSync.builder()
        .store(store)
        .connectors(provider)
        .keys(new Keys(wrappingKey, unwrapped))
        .clock(clock)
        .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
        .later(later)
        .ids(new SequentialIds("s" + ++starts + "-"))
        .random(new SplittableRandom(1))
        .settings(settings)
        .build();
  }

  Vault vault(int wrappingKey) {
    return new Vault(data, wrapping(wrappingKey));
  }

  OwnerScope ann() {
    return calsync.owner(ANN);
  }

  /** Events of every kind of content that there is, and edges that show all of it. */
  EdgeView everyKind() {
    work.put("plain", World.event(PLAIN, "2026-11-24T14:00:00"));
    work.put("other", World.event("Other", "2026-11-25T14:00:00"));
    work.put(
        "series",
        MirroredSeries.mondays(MirroredSeries.moved("20261109T100000", "20261110T120000")));
    CalendarId source = ann().connections().connect(provider.account("work")).calendar().id();
    CalendarId target = ann().connections().connect(provider.account("home")).calendar().id();
    ann().edges().create(ann().calendars().own().id(), target, Policy.full());
    EdgeView edge = ann().edges().create(source, target, Policy.full());
    work.spoil(work.put("spoilt", World.event(CANARY, "2026-11-26T14:00:00")));
    put("booking", CANARY);
    sync(edge);
    return edge;
  }

  boolean put(String ref, String title) {
    return put(calsync, ref, title);
  }

  /** An event of the host's, through another node. */
  static boolean put(CalendarSync node, String ref, String title) {
    return node.owner(ANN)
        .events()
        .put(
            ExternalRef.of(ref),
            EventDraft.titled(title)
                .at(
                    ZonedDateTime.parse("2026-12-02T10:00+01:00[Europe/Berlin]"),
                    Duration.ofHours(1))
                .build());
  }

  List<Problem> sync(EdgeView edge) {
    List<Problem> problems =
        ann().edges().syncNow(edge.id()).await(Duration.ofMinutes(5)).problems();
    settle();
    return problems;
  }

  void settle() {
    later.runDue();
    calsync.worker().settle();
  }

  void night() {
    pass(Duration.ofHours(24));
  }

  void pass(Duration time) {
    clock.advance(time);
    settle();
  }

  /** All that the target shows. */
  List<String> shown() {
    return home.events().stream().map(Object::toString).sorted().toList();
  }

  List<String> titles() {
    return home.events().stream().map(it -> it.details().text().title()).sorted().toList();
  }

  List<String> journal() {
    List<String> lines = new ArrayList<>();
    ann()
        .journal()
        .after(0, 1_000)
        .forEach(it -> lines.add(it.line().action() + " " + it.line().reason()));
    return lines;
  }

  @Override
  public void close() {
    calsync.close();
  }

  /** Of a host that has so many wrapping keys. */
  private record Keys(int newest, AtomicInteger unwrapped) implements KeyProvider {

    @Override
    public String installation() {
      return "house";
    }

    @Override
    public byte[] markKey() {
      return key(7);
    }

    @Override
    public KeyWrapping wrapping() {
      return new Counted(SealedHouse.wrapping(newest), unwrapped);
    }
  }

  /** A key service that is asked. */
  private record Counted(KeyWrapping wrapping, AtomicInteger unwrapped) implements KeyWrapping {

    @Override
    public byte[] wrap(byte[] key, byte[] context) {
      return wrapping.wrap(key, context);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) {
      unwrapped.incrementAndGet();
      return wrapping.unwrap(wrapped, context);
    }

    @Override
    public boolean isOld(byte[] wrapped) {
      return wrapping.isOld(wrapped);
    }
  }

  static KeyWrapping wrapping(int newest) {
    Map<Integer, byte[]> keys = new HashMap<>();
    Stream.iterate(1, number -> number <= newest, number -> number + 1)
        .forEach(number -> keys.put(number, key(number)));
    return KeyWrapping.of(keys, newest);
  }

  static byte[] key(int filler) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) filler);
    return key;
  }
}
