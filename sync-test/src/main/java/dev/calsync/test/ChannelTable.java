package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.ChannelId;
import dev.calsync.store.FormHash;
import dev.calsync.store.WatchChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** One owner's watch channels. */
final class ChannelTable {

  private final Map<ChannelId, Kept> channels =
      new TreeMap<>(Comparator.comparing(ChannelId::value));
  private final Map<FormHash, ChannelId> byHash = new HashMap<>();

  private record Kept(CalendarId calendar, FormHash secret, Optional<Granted> granted) {

    Instant expiresAt() {
      return granted.map(Granted::expiresAt).orElse(Instant.MIN);
    }

    WatchChannel shown(OwnerId owner, ChannelId id, Instant now) {
      return new WatchChannel(id, owner, calendar, secret, granted.map(it -> it.at(now)));
    }
  }

  private record Granted(String providerId, Duration life, Instant expiresAt) {

    WatchChannel.Grant at(Instant now) {
      return new WatchChannel.Grant(providerId, life, Times.until(expiresAt, now));
    }
  }

  ChannelTable copy() {
    ChannelTable copy = new ChannelTable();
    copy.channels.putAll(channels);
    copy.byHash.putAll(byHash);
    return copy;
  }

  boolean knows(FormHash hash) {
    return byHash.containsKey(hash);
  }

  void open(ChannelId id, CalendarId calendar, FormHash secret) {
    channels.put(id, new Kept(calendar, secret, Optional.empty()));
    byHash.put(id.hash(), id);
  }

  boolean settle(ChannelId id, String providerId, Duration life, Instant now) {
    Granted granted = new Granted(providerId, life, now.plus(life));
    return channels.computeIfPresent(
            id, (any, it) -> new Kept(it.calendar(), it.secret(), Optional.of(granted)))
        != null;
  }

  boolean drop(ChannelId id) {
    byHash.remove(id.hash());
    return channels.remove(id) != null;
  }

  Optional<WatchChannel> find(OwnerId owner, FormHash hash, Instant now) {
    return Optional.ofNullable(byHash.get(hash))
        .map(id -> Objects.requireNonNull(channels.get(id)).shown(owner, id, now));
  }

  List<WatchChannel> of(OwnerId owner, CalendarId calendar, Instant now) {
    return channels.entrySet().stream()
        .filter(each -> each.getValue().calendar().equals(calendar))
        .sorted(
            Comparator.<Map.Entry<ChannelId, Kept>, Instant>comparing(
                    each -> each.getValue().expiresAt())
                .reversed())
        .map(each -> each.getValue().shown(owner, each.getKey(), now))
        .toList();
  }
}
