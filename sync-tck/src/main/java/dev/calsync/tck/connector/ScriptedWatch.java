package dev.calsync.tck.connector;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Hint;
import dev.calsync.connector.Notification;
import dev.calsync.connector.Notifications;
import dev.calsync.connector.Recognised;
import dev.calsync.connector.Secret;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.webhook.WebhookRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The notifications of a scripted provider. It sends nothing by itself: a test asks what there is
 * to send, and hands it on, late, twice, or not at all. Thread-safe.
 */
public final class ScriptedWatch implements ChangeWatch {

  private static final String CHANNEL = "x-channel";
  private static final String SECRET = "x-secret";
  private static final String NEWS = "x-news";
  private static final String HANDSHAKE = "handshake";

  private final ScriptedConnector connector;
  private final Clock clock;
  private final Map<String, Open> channels = new TreeMap<>();
  private final List<String> unwatched = new ArrayList<>();
  private boolean extensible;
  private boolean failsToStop;
  private Optional<FailureClass> refusal = Optional.empty();
  private boolean losesReply;
  private Duration longest = Duration.ofDays(7);

  /** A channel that is open, and how much of its calendar was told. */
  private record Open(
      String id, String calendar, Secret secret, URI address, Instant expiresAt, int told) {

    Open until(Instant later) {
      return new Open(id, calendar, secret, address, later, told);
    }

    Open told(int changes) {
      return new Open(id, calendar, secret, address, expiresAt, changes);
    }

    WebhookRequest says(String provider, Hint.News news) {
      return WebhookRequest.of(
          provider,
          Map.of(CHANNEL, id, SECRET, secret.reveal(), NEWS, news.name()),
          Map.of(),
          new byte[0]);
    }
  }

  ScriptedWatch(ScriptedConnector connector, Clock clock) {
    this.connector = connector;
    this.clock = clock;
  }

  /** Extends channels from now on; by default it only opens new ones. */
  public synchronized void extensible() {
    extensible = true;
  }

  /**
   * Grants no more than this from now on; 7 days by default.
   *
   * @param life the longest life of a channel
   */
  public synchronized void grants(Duration life) {
    longest = life;
  }

  /**
   * Does not open the next channel that it is asked for.
   *
   * @param failure what it says
   */
  public synchronized void refuseNext(FailureClass failure) {
    refusal = Optional.of(failure);
  }

  /** Opens the next channel that it is asked for, but nobody hears of it (FLT-1). */
  public synchronized void loseNextReply() {
    losesReply = true;
  }

  /**
   * Stops no channels, with a failure that may pass.
   *
   * @param fails from now on
   */
  public synchronized void failsToStop(boolean fails) {
    failsToStop = fails;
  }

  /**
   * The channels that live, at the provider.
   *
   * @return our ids of them, sorted
   */
  public synchronized List<String> open() {
    List<String> open = new ArrayList<>();
    channels.values().stream().filter(this::isAlive).map(Open::id).sorted().forEach(open::add);
    return open;
  }

  /**
   * The calendars of which the only channel was stopped while it lived.
   *
   * @return one entry for each time
   */
  public synchronized List<String> unwatched() {
    return List.copyOf(unwatched);
  }

  /** Forgets every channel, and tells nobody. */
  public synchronized void forget() {
    channels.clear();
  }

  /**
   * What there is to send: one notification for each channel that lives and whose calendar changed
   * since it was last told of.
   *
   * @return the requests as they would come in
   */
  public synchronized List<WebhookRequest> send() {
    List<WebhookRequest> sent = new ArrayList<>();
    channels.replaceAll(
        (any, channel) -> {
          int changes = connector.changesOf(channel.calendar());
          if (isAlive(channel) && changes > channel.told()) {
            sent.add(says(channel, Hint.News.CHANGED));
          }
          return channel.told(changes);
        });
    return sent;
  }

  /**
   * What every channel that lives would say.
   *
   * @param news of what kind
   * @return the requests as they would come in
   */
  public synchronized List<WebhookRequest> say(Hint.News news) {
    return channels.values().stream()
        .filter(this::isAlive)
        .map(channel -> says(channel, news))
        .toList();
  }

  /**
   * What asks whether somebody is there.
   *
   * @param echo what to answer
   * @return the request as it would come in
   */
  public WebhookRequest handshake(String echo) {
    return WebhookRequest.of(provider(), Map.of(), Map.of(HANDSHAKE, echo), new byte[0]);
  }

  /**
   * What anybody might send.
   *
   * @param channel an id
   * @param secret a secret
   * @return the request as it would come in
   */
  public WebhookRequest forged(String channel, String secret) {
    return WebhookRequest.of(
        provider(), Map.of(CHANNEL, channel, SECRET, secret), Map.of(), new byte[0]);
  }

  @Override
  public Channel open(Call call, CalendarRef calendar, Order order) {
    return asked(
        call,
        calendar,
        () -> {
          refused();
          if (channels.containsKey(providerId(order.id()))) {
            throw ConnectorException.of(
                FailureClass.REJECTED, "CHANNEL_ID_TAKEN", "There is a channel of that id already");
          }
          return heard(
              keep(
                  new Open(
                      order.id(),
                      calendar.providerId(),
                      order.secret(),
                      order.address(),
                      until(order.life()),
                      connector.changesOf(calendar.providerId()))));
        });
  }

  @Override
  public Optional<Channel> extend(Call call, CalendarRef calendar, Known channel, Duration life) {
    return asked(
        call,
        calendar,
        () ->
            Optional.ofNullable(channels.get(providerId(channel.id())))
                .filter(open -> extensible && isAlive(open))
                .map(open -> keep(open.until(until(life)))));
  }

  @Override
  public void stop(Call call, CalendarRef calendar, Known channel) {
    asked(
        call,
        calendar,
        () -> {
          if (failsToStop) {
            throw ConnectorException.of(
                FailureClass.TRANSIENT, "STOP_FAILED", "No channel is stopped now");
          }
          Optional<Open> stopped = Optional.ofNullable(channels.remove(providerId(channel.id())));
          stopped.filter(this::isAlive).map(Open::calendar).ifPresent(this::note);
          return stopped;
        });
  }

  private void note(String calendar) {
    if (channels.values().stream()
        .noneMatch(open -> open.calendar().equals(calendar) && isAlive(open))) {
      unwatched.add(calendar);
    }
  }

  @Override
  public Notifications notifications() {
    return ScriptedWatch::recognise;
  }

  private static Recognised recognise(Notification sent) {
    if (sent.query().containsKey(HANDSHAKE)) {
      return new Recognised.Handshake(sent.query().get(HANDSHAKE));
    }
    String channel = sent.headers().get(CHANNEL);
    if (channel == null) {
      return new Recognised.Rejected("NO_CHANNEL");
    }
    return new Recognised.Hints(
        List.of(
            new Hint(
                channel,
                Secret.of(sent.headers().getOrDefault(SECRET, "")),
                Hint.News.valueOf(sent.headers().getOrDefault(NEWS, "CHANGED")))));
  }

  private interface Asked<T> {
    T answer();
  }

  private <T> T asked(Call call, CalendarRef calendar, Asked<T> asked) {
    return connector.reading(
        call,
        calendar,
        Cost.WRITE,
        there -> {
          synchronized (this) {
            return asked.answer();
          }
        });
  }

  private void refused() {
    Optional<FailureClass> failure = refusal;
    refusal = Optional.empty();
    failure.ifPresent(
        it -> {
          throw ConnectorException.of(it, "NOT_OPENED", "This channel was told not to open");
        });
  }

  private Channel heard(Channel granted) {
    boolean lost = losesReply;
    losesReply = false;
    if (lost) {
      throw ConnectorException.of(
          FailureClass.AMBIGUOUS, "REPLY_LOST", "This answer was told to get lost");
    }
    return granted;
  }

  private Channel keep(Open open) {
    channels.put(providerId(open.id()), open);
    return new Channel(open.id(), providerId(open.id()), open.expiresAt());
  }

  private Instant until(Duration life) {
    return clock.instant().plus(life.compareTo(longest) < 0 ? life : longest);
  }

  private boolean isAlive(Open channel) {
    return channel.expiresAt().isAfter(clock.instant());
  }

  private WebhookRequest says(Open channel, Hint.News news) {
    return channel.says(provider(), news);
  }

  private String provider() {
    return connector.describe().id().value();
  }

  private static String providerId(String id) {
    return "p-" + id;
  }
}
