package dev.calsync.test.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.connector.Notification;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The channels that are open, and what was sent through them: to nobody, until somebody asks. */
final class Channels {

  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_TOKEN = 256;

  private final Clock clock;
  private final Predicate<GoogleMode> modes;
  private final Map<String, Channel> open = new LinkedHashMap<>();
  private final List<Notification> sent = new ArrayList<>();
  private final List<Notification> untold = new ArrayList<>();
  private Consumer<Notification> listener = notification -> {};

  Channels(Clock clock, Predicate<GoogleMode> modes) {
    this.clock = clock;
    this.modes = modes;
  }

  private static final class Channel {
    private final ObjectNode json;
    private final String calendar;
    private final Instant until;
    private int messages;

    Channel(ObjectNode json, String calendar, Instant until) {
      this.json = json;
      this.calendar = calendar;
      this.until = until;
    }
  }

  /**
   * Opens a channel, whose first message is number 1.
   *
   * @return the channel as it was granted
   * @throws GoogleError if it was asked for wrongly
   */
  ObjectNode open(CalendarData calendar, ObjectNode asked, URI events) {
    String id = checked(asked);
    Instant until = until(asked);
    ObjectNode json = Json.object();
    json.put("kind", "api#channel").put("id", id);
    json.put("resourceId", "resource-" + Integer.toHexString(calendar.id().hashCode()));
    json.put("resourceUri", events + "?alt=json");
    if (asked.has("token")) {
      json.put("token", Json.text(asked, "token"));
    }
    json.put("expiration", Long.toString(until.toEpochMilli()));
    Channel channel = new Channel(json, calendar.id(), until);
    open.put(id, channel);
    say(channel, "sync");
    if (modes.test(GoogleMode.SYNC_MESSAGE_FIRST)) {
      tellings().run();
    }
    return json.deepCopy();
  }

  private String checked(ObjectNode asked) {
    String id = Json.text(asked, "id");
    if (!id.matches("[A-Za-z0-9\\-_+/=]{1," + LONGEST_ID + "}")) {
      throw GoogleError.channelRefused("channelIdInvalid", "Invalid channel id");
    }
    if (open.containsKey(id)) {
      throw GoogleError.channelTaken();
    }
    if (!Json.text(asked, "type").equals("web_hook")) {
      throw GoogleError.channelRefused(
          "push.channelTypeNotSupported", "Channel type not supported");
    }
    if (!Json.text(asked, "address").startsWith("https://")) {
      throw GoogleError.channelRefused("push.webhookUrlNotHttps", "WebHook callback must be HTTPS");
    }
    if (modes.test(GoogleMode.ADDRESSES_UNAUTHORIZED)) {
      throw GoogleError.addressUnauthorized();
    }
    if (Json.text(asked, "token").length() > LONGEST_TOKEN) {
      throw GoogleError.channelRefused("channelTokenTooLong", "Channel token too long");
    }
    return id;
  }

  private Instant until(ObjectNode asked) {
    Instant now = clock.instant();
    try {
      String ttl = Json.text(asked.path("params"), "ttl");
      String said = Json.text(asked, "expiration");
      Instant wanted =
          !ttl.isEmpty()
              ? now.plusSeconds(Long.parseLong(ttl))
              : said.isEmpty() ? now.plus(LONGEST) : Instant.ofEpochMilli(Long.parseLong(said));
      return wanted.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : wanted;
    } catch (NumberFormatException bad) {
      throw GoogleError.invalid("Invalid expiration");
    }
  }

  /** Stops a channel, by both of its names. */
  void stop(ObjectNode asked) {
    Channel channel = open.get(Json.text(asked, "id"));
    if (channel == null
        || !isAlive(channel)
        || !Json.text(asked, "resourceId").equals(Json.text(channel.json, "resourceId"))) {
      throw GoogleError.notFound();
    }
    open.remove(Json.text(asked, "id"));
  }

  /** Something in a calendar changed. */
  void changed(String calendar) {
    open.values().stream()
        .filter(channel -> channel.calendar.equals(calendar) && isAlive(channel))
        .forEach(channel -> say(channel, "exists"));
  }

  private boolean isAlive(Channel channel) {
    return channel.until.isAfter(clock.instant());
  }

  private void say(Channel channel, String state) {
    channel.messages++;
    Map<String, String> headers = new TreeMap<>();
    headers.put("x-goog-channel-id", Json.text(channel.json, "id"));
    if (channel.json.has("token")) {
      headers.put("x-goog-channel-token", Json.text(channel.json, "token"));
    }
    headers.put("x-goog-channel-expiration", httpDate(channel.until));
    headers.put("x-goog-resource-id", Json.text(channel.json, "resourceId"));
    headers.put("x-goog-resource-uri", Json.text(channel.json, "resourceUri"));
    headers.put("x-goog-resource-state", state);
    headers.put("x-goog-message-number", Integer.toString(channel.messages));
    Notification notification = new Notification(headers, Map.of(), new byte[0]);
    int copies =
        modes.test(GoogleMode.NOTICES_DROPPED) ? 0 : modes.test(GoogleMode.NOTICES_TWICE) ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      sent.add(notification);
      untold.add(notification);
    }
  }

  private static String httpDate(Instant time) {
    return DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(time);
  }

  void listener(Consumer<Notification> heard) {
    listener = heard;
  }

  /** Whom to tell what was not told yet, without holding anything meanwhile. */
  Runnable tellings() {
    if (modes.test(GoogleMode.NOTICES_HELD)) {
      return () -> {};
    }
    List<Notification> now = List.copyOf(untold);
    Consumer<Notification> ear = listener;
    untold.clear();
    return () -> now.forEach(ear);
  }

  /** What was sent since this was asked last. */
  List<Notification> sent() {
    if (modes.test(GoogleMode.NOTICES_HELD)) {
      return List.of();
    }
    List<Notification> now = List.copyOf(sent);
    sent.clear();
    return now;
  }

  /** The ids of the channels that live. */
  List<String> alive() {
    return open.values().stream()
        .filter(this::isAlive)
        .map(channel -> Json.text(channel.json, "id"))
        .toList();
  }
}
