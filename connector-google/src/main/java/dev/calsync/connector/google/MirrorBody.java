package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import dev.calsync.connector.MirrorForm;
import dev.calsync.event.Availability;
import dev.calsync.event.EventText;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Visibility;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.RecurrenceLines;
import java.net.URI;
import java.util.Optional;

/**
 * A mirror as it is sent, whole: what is not said is cleared. It names nobody, so that nobody can
 * be mailed (INV-14), and reminds nobody. Categories, a link that is no web address, and shades of
 * absence have no place at Google and are left out.
 */
final class MirrorBody {

  /** The most that Google keeps of a link. */
  private static final int LONGEST_LINK = 1_024;

  private final EventTimes times;
  private final RecurrenceLines recurrence;

  MirrorBody(ZoneRulesSource zones) {
    this.times = new EventTimes(zones);
    this.recurrence = new RecurrenceLines(zones);
  }

  /**
   * The content of a write.
   *
   * @return empty for a time in no zone, or in one that nobody knows, which Google cannot keep
   */
  Optional<GenericJson> of(MirrorForm form) {
    MirrorShape shape = form.shape();
    return times.write(shape.time()).map(span -> content(form, shape, span));
  }

  private GenericJson content(MirrorForm form, MirrorShape shape, EventTimes.Span span) {
    MirrorShape.ShownDetails details = shape.details();
    EventText text = details.text();
    GenericJson event = new GenericJson();
    event.set("sequence", form.sequence());
    event.set("status", isTentative(details) ? "tentative" : "confirmed");
    event.set("start", span.start()).set("end", span.end());
    event.set("transparency", takesTime(details.availability()) ? "opaque" : "transparent");
    event.set("visibility", visibility(details.visibility()));
    event.set("reminders", new GenericJson().set("useDefault", false));
    event.set(
        "extendedProperties",
        new GenericJson().set("private", new GenericJson().set(EventParts.MARK, form.mark())));
    say(event, "summary", text.title());
    say(event, "description", text.description());
    say(event, "location", text.location());
    if (isWebAddress(text.link())) {
      event.set("source", new GenericJson().set("url", text.link()).set("title", text.link()));
    }
    shape.recurrence().ifPresent(it -> event.set("recurrence", recurrence.write(it, shape.time())));
    return event;
  }

  private static void say(GenericJson event, String name, String text) {
    if (!text.isEmpty()) {
      event.set(name, text);
    }
  }

  private static boolean isTentative(MirrorShape.ShownDetails details) {
    return details.availability() == Availability.TENTATIVE;
  }

  private static boolean takesTime(Availability availability) {
    return availability != Availability.FREE && availability != Availability.WORKING_ELSEWHERE;
  }

  private static String visibility(Visibility visibility) {
    return visibility == Visibility.NORMAL ? "default" : "private";
  }

  static boolean isWebAddress(String link) {
    if (link.length() > LONGEST_LINK) {
      return false;
    }
    try {
      URI uri = URI.create(link);
      return uri.getHost() != null
          && ("https".equalsIgnoreCase(uri.getScheme())
              || "http".equalsIgnoreCase(uri.getScheme()));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }
}
