package dev.calsync.connector.google;

import com.google.api.client.http.HttpResponse;
import com.google.api.client.json.GenericJson;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.CalendarRequest;
import dev.calsync.connector.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request of Google's client whose content and answer stay JSON. The client's own models cannot
 * say a wall time without an offset, and give a whole page up for one event that they cannot read.
 */
final class JsonRequest extends CalendarRequest<GenericJson> {

  private Deadline deadline = () -> Duration.ZERO;

  JsonRequest(Calendar client, String method, String template, @Nullable GenericJson content) {
    super(client, method, template, content, GenericJson.class);
  }

  /** For the time that is left; what goes on after it is given up. */
  JsonRequest within(Deadline left) {
    deadline = left;
    return this;
  }

  /** Only if the object still has this version. */
  JsonRequest ifMatch(String etag) {
    if (!etag.isEmpty()) {
      getRequestHeaders().setIfMatch(etag);
    }
    return this;
  }

  /** The client's own exception prints what it cannot parse, and keeps the whole of it. */
  @Override
  protected RefusedException newExceptionOnError(HttpResponse response) {
    return new RefusedException(GoogleError.of(response, deadline));
  }

  /** A parameter of path or query. */
  @Override
  public JsonRequest set(String name, Object value) {
    return (JsonRequest) super.set(name, value);
  }
}
