package dev.calsync.connector.google;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;

/** Carries what Google says instead of an answer through its client, and no further. */
final class RefusedException extends GoogleJsonResponseException {

  private static final long serialVersionUID = 1L;

  private final transient GoogleError error;

  /** Without the headers and the body of the answer. */
  RefusedException(GoogleError error) {
    super(new HttpResponseException.Builder(error.status(), null, new HttpHeaders()), null);
    this.error = error;
  }

  GoogleError error() {
    return error;
  }
}
