package dev.calsync.engine.watch;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Hint;
import dev.calsync.connector.Notification;
import dev.calsync.connector.Recognised;
import dev.calsync.engine.connection.Connectors;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.failure.StoreException;
import dev.calsync.host.Later;
import dev.calsync.host.SyncListener;
import dev.calsync.store.ChannelStore;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.webhook.WebhookAnswer;
import dev.calsync.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where what providers send comes in. Whatever comes, at most one request for runs is made of it,
 * and nothing else (INV-17); and whatever is, or pretends to be, a notification gets one and the
 * same answer (HOS-32). Thread-safe.
 */
public final class Reception {

  /** The longest body that is looked at. */
  public static final int MOST_BYTES = 65_536;

  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
  private static final int MOST_ECHO_BYTES = 1_024;
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final Duration STORE_REST = Duration.ofSeconds(10);

  private final Connectors connectors;
  private final Directory directory;
  private final FollowUps followUps;
  private final SyncListener listener;
  private final Trust trust;
  private final Debounce<Wanted> debounce;

  /** What is to be done about a calendar. */
  private record Wanted(OwnerId owner, CalendarId calendar, JobKind job) {

    static Stream<Wanted> of(Trust.Believed hint) {
      return jobs(hint.news())
          .map(job -> new Wanted(hint.channel().owner(), hint.channel().calendar(), job));
    }

    /** What became of a channel that is gone is seen to, and so is what it did not tell. */
    private static Stream<JobKind> jobs(Hint.News news) {
      return switch (news) {
        case CHANGED -> Stream.of(JobKind.INTAKE);
        case EXPIRING -> Stream.of(JobKind.WATCH_ANEW);
        case GONE -> Stream.of(JobKind.WATCH_ANEW, JobKind.INTAKE);
      };
    }
  }

  /**
   * A reception.
   *
   * @param connectors whose notifications can be read
   * @param channels which channels there are
   * @param directory calendars
   * @param followUps where runs are asked for
   * @param host what the host lends
   */
  public Reception(
      Connectors connectors,
      ChannelStore channels,
      Directory directory,
      FollowUps followUps,
      Host host) {
    this.connectors = connectors;
    this.directory = directory;
    this.followUps = followUps;
    this.listener = host.listener();
    this.trust = new Trust(channels);
    this.debounce = new Debounce<>(WINDOW, host.later(), this::ask);
  }

  /** What the host lends to a reception. */
  public record Host(Later later, SyncListener listener) {}

  /**
   * Takes in a request. Throws nothing, and waits for nothing but the store: a few look-ups and one
   * request for runs.
   *
   * @param request what came in
   * @return what to answer
   */
  public WebhookAnswer receive(WebhookRequest request) {
    try {
      return connectors
          .find(request.provider())
          .map(connector -> receive(connector, request))
          .orElseGet(WebhookAnswer::accepted);
    } catch (StoreException away) {
      LOG.debug("a notification was not taken in: {}", away.code());
      return WebhookAnswer.later(STORE_REST);
    } catch (RuntimeException unexpected) {
      LOG.error("A notification was not taken in: {}", unexpected.getClass().getName());
      return WebhookAnswer.later(STORE_REST);
    }
  }

  /** Asks for what is still owed. */
  public void close() {
    debounce.close();
  }

  private WebhookAnswer receive(ConnectorAdapter connector, WebhookRequest request) {
    ConnectorId id = connector.describe().id();
    Consumer<String> ignored = code -> listener.notificationIgnored(id, code);
    if (request.body().length > MOST_BYTES) {
      ignored.accept("TOO_LARGE");
      return WebhookAnswer.accepted();
    }
    Notification sent = new Notification(request.headers(), request.query(), request.body());
    return connector
        .watch()
        .map(watch -> watch.notifications().recognise(sent))
        .map(recognised -> answer(recognised, ignored))
        .orElseGet(WebhookAnswer::accepted);
  }

  private WebhookAnswer answer(Recognised recognised, Consumer<String> ignored) {
    return recognised.match(
        Reception::echo,
        hints -> {
          take(hints.hints(), ignored);
          return WebhookAnswer.accepted();
        },
        rejected -> {
          ignored.accept(rejected.code());
          return WebhookAnswer.accepted();
        });
  }

  /** HOS-33. */
  private static WebhookAnswer echo(Recognised.Handshake handshake) {
    String echo = handshake.echo();
    return echo.getBytes(StandardCharsets.UTF_8).length > MOST_ECHO_BYTES
        ? WebhookAnswer.refused()
        : WebhookAnswer.echo(echo);
  }

  private void take(List<Hint> hints, Consumer<String> ignored) {
    debounce.note(trust.of(hints, ignored).stream().flatMap(Wanted::of).distinct().toList());
  }

  /** Of a calendar that is no more nothing is wanted. */
  private void ask(Collection<Wanted> wanted) {
    followUps.ask(wanted.stream().map(this::request).flatMap(Optional::stream).toList());
  }

  private Optional<JobRequest> request(Wanted wanted) {
    return directory
        .findCalendar(wanted.owner(), wanted.calendar())
        .map(calendar -> FollowUps.in(wanted.job(), wanted.owner(), calendar, "notified"));
  }
}
