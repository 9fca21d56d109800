package dev.calsync.engine.sample;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.engine.projection.SlotFinder;
import dev.calsync.event.Expansion;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.host.KeyProvider;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import dev.calsync.store.Stamps;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Mirror rows, said shortly: a settled one, and what is different about this one. */
public record Mirrors(
    CalendarId target,
    MirrorIdentity identity,
    MirrorHashes hashes,
    Optional<MirrorRemote> remote,
    Optional<HoldId> hold,
    boolean detached) {

  /** Finds no slots. */
  public static final SlotFinder SLOTS =
      new SlotFinder(
          (body, range, frame) -> new Expansion(List.of(), false),
          new TimeFrame(ZoneRulesSource.jdk(), TimeZoneId.UTC));

  public static final CalendarId TARGET = CalendarId.of("target");

  /** A mirror that the target shows as it shall. */
  public static Mirrors settled(MirrorIdentity identity, FormHash shown, MirrorRemote remote) {
    return new Mirrors(
        TARGET,
        identity,
        new MirrorHashes(shown, Optional.empty(), shown, shown),
        Optional.of(remote),
        Optional.empty(),
        false);
  }

  /** A mirror that is gone, or was never made. */
  public static Mirrors tombstone(MirrorIdentity identity) {
    return new Mirrors(
        TARGET, identity, MirrorHashes.NOTHING, Optional.empty(), Optional.empty(), false);
  }

  public Mirrors with(MirrorHashes other) {
    return new Mirrors(target, identity, other, remote, hold, detached);
  }

  public Mirrors heldBy(String name) {
    return new Mirrors(target, identity, hashes, remote, Optional.of(new HoldId(name)), detached);
  }

  public Mirrors leftAlone() {
    return new Mirrors(target, identity, hashes, remote, hold, true);
  }

  public MirrorRow row() {
    return new MirrorRow(
        new MirrorKey(EdgeId.of("edge"), "uid-1", Part.MASTER),
        target,
        identity,
        hashes,
        new Stamps(1, 1, 1, 1, "2026d"),
        FormBytes.NONE,
        Optional.empty(),
        remote,
        hold,
        detached,
        "",
        1,
        1);
  }

  /** A hash of that name; equal for equal names. */
  public static FormHash hash(String name) {
    return new FormHash(1, name.hashCode(), 2, 3);
  }

  public static MirrorRemote at(String id, String uid) {
    return new MirrorRemote(new RemoteId(id), uid, new RemoteVersion("v1"));
  }

  /** Keys of an installation, every byte of the mark key the same. */
  public static KeyProvider keys(String installation, int key) {
    byte[] markKey = new byte[32];
    Arrays.fill(markKey, (byte) key);
    return new KeyProvider() {
      @Override
      public String installation() {
        return installation;
      }

      @Override
      public byte[] markKey() {
        return markKey.clone();
      }
    };
  }
}
