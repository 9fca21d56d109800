package dev.calsync.engine.directory;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names that follow from what providers and hosts say alone. Two nodes that make the same record at
 * once make one, because they make it under one id; and an edge without a name of the host's has
 * the same key again after the store was lost (R-F5).
 *
 * <p>An id is the first half of a SHA-256 over a kind and its parts, each with its length before
 * it, in hex. The key of an edge is text of format 1: {@code 1 <source> <target>}, both ends as
 * {@code <length>:<connector> <length>:<calendar>}, lengths in UTF-16 units. The key of an edge
 * that merges is of format 2: {@code 2 <source> … <target>}, its sources sorted as text. The
 * account is not part of it: a calendar that is reached through another account is the same
 * calendar (FLT-61).
 */
public final class NaturalKeys {

  private static final String EDGE_KEY_FORMAT = "1";
  private static final String BLOCKS_KEY_FORMAT = "2";
  private static final int ID_BYTES = 16;

  private NaturalKeys() {}

  /** The id of an owner's edge of that key. */
  public static EdgeId edge(OwnerId owner, String key) {
    return new EdgeId(id("edge", owner.value(), key));
  }

  /** The id of an owner's access to an account. */
  public static ConnectionId connection(OwnerId owner, ConnectorId connector, String account) {
    return new ConnectionId(id("connection", owner.value(), connector.value(), account));
  }

  /** The id of a calendar of a connection. */
  public static CalendarId calendar(ConnectionId connection, String providerId) {
    return new CalendarId(id("calendar", connection.value(), providerId));
  }

  /** The name of what is known of an event of a calendar. */
  static String event(CalendarId calendar, String uid) {
    return id("event", calendar.value(), uid);
  }

  /**
   * One end of an edge, as its provider names it.
   *
   * @param connector which provider
   * @param providerId the provider's id of the calendar
   */
  public record End(ConnectorId connector, String providerId) {

    private String text() {
      return counted(connector.value()) + " " + counted(providerId);
    }

    private static String counted(String text) {
      return text.length() + ":" + text;
    }
  }

  /** The key of an edge that the host gave no name. */
  public static String edgeKey(End source, End target) {
    return String.join(" ", EDGE_KEY_FORMAT, source.text(), target.text());
  }

  /** The key of an edge that merges its sources and that the host gave no name (SEM-2). */
  public static String blocksKey(Collection<End> sources, End target) {
    Stream<String> ends = sources.stream().map(End::text).distinct().sorted();
    return BLOCKS_KEY_FORMAT + " " + ends.collect(Collectors.joining(" ")) + " " + target.text();
  }

  private static String id(String kind, String... parts) {
    MessageDigest digest = sha256();
    add(digest, "calsync-" + kind + "-id-1");
    for (String part : parts) {
      add(digest, part);
    }
    return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), ID_BYTES));
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
