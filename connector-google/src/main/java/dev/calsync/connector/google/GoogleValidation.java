package dev.calsync.connector.google;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.ValidationResult;
import dev.calsync.event.EventText;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.util.List;

/** Asks Google whose account it is: the id of its own calendar is its address. */
final class GoogleValidation {

  private static final int SAMPLES = 3;

  /** Some of them say nothing. */
  private static final int ASKED = 10;

  private final GoogleService service;
  private final GoogleEvents events;

  GoogleValidation(GoogleService service) {
    this.service = service;
    this.events = new GoogleEvents(service);
  }

  ValidationResult validate(Call call) {
    try {
      CalendarRef own = new CalendarRef(call.connection(), "primary");
      String account = events.calendar(call, own).text("id");
      return account.isEmpty()
          ? invalid("NO_ACCOUNT", "Google does not say whose account this is.")
          : new ValidationResult.Valid(account, samples(call, own));
    } catch (ConnectorException trouble) {
      if (trouble.failureClass() == FailureClass.FORBIDDEN) {
        return invalid(trouble.code(), "This account may not be read: " + trouble.getMessage());
      }
      throw trouble;
    }
  }

  private List<EventText> samples(Call call, CalendarRef own) {
    JsonRequest request = events.list(own).set("maxResults", ASKED);
    return service.read(call, request, "read a few events").objects("items").stream()
        .filter(event -> !event.text("summary").isEmpty())
        .map(event -> Details.read(event).text())
        .limit(SAMPLES)
        .toList();
  }

  private static ValidationResult invalid(String code, String reason) {
    return new ValidationResult.Invalid("", code, reason);
  }
}
