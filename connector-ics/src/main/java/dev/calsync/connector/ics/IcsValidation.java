package dev.calsync.connector.ics;

import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.ValidationResult;
import dev.calsync.connector.ValidationResult.Invalid;
import dev.calsync.event.EventText;
import dev.calsync.ical.NotACalendarException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks whether a calendar is there and can be read, and makes it where it was asked to. */
final class IcsValidation {

  private static final int SAMPLES = 3;
  private static final int LONGEST_IDENTITY = 1_024;

  private final IcsClient client;

  IcsValidation(IcsClient client) {
    this.client = client;
  }

  ValidationResult validate(Call call) {
    call.beforeRequest(Cost.READ);
    Optional<Invalid> fault = IcsPlace.fault(call.settings());
    if (fault.isPresent()) {
      return fault.get();
    }
    IcsPlace place = IcsPlace.of(call.settings());
    try {
      return validate(call, place);
    } catch (AccessDeniedException e) {
      return invalid("NOT_READABLE", "The path may not be read.");
    } catch (NotACalendarException e) {
      return invalid("NOT_A_CALENDAR", "The file is not read: " + e.getMessage());
    } catch (IOException e) {
      throw IcsFailures.of(e, place.kind().word() + ":" + place.path());
    }
  }

  private ValidationResult validate(Call call, IcsPlace place) throws IOException {
    Optional<Invalid> fault = surroundings(place).or(() -> made(place)).or(() -> shape(place));
    if (fault.isPresent()) {
      return fault.get();
    }
    FetchPage first = client.open(call, place).list(Optional.empty());
    return new ValidationResult.Valid(place.identity(), samplesOf(first));
  }

  private static Optional<Invalid> surroundings(IcsPlace place) throws IOException {
    Path parent = place.path().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      return Optional.of(invalid("NOT_FOUND", "The folder around the path is not there."));
    }
    return place.identity().length() > LONGEST_IDENTITY
        ? Optional.of(invalid("PATH_TOO_LONG", "The path has more than 1,000 characters."))
        : Optional.empty();
  }

  private Optional<Invalid> made(IcsPlace place) {
    if (Files.exists(place.path())) {
      return Optional.empty();
    }
    if (!place.create()) {
      return Optional.of(invalid("NOT_FOUND", "Nothing is there under the path."));
    }
    try {
      client.make(place);
      return Optional.empty();
    } catch (FileAlreadyExistsException made) {
      return Optional.empty();
    } catch (FileSystemException refused) {
      return Optional.of(invalid("NOT_WRITABLE", "The calendar cannot be made there."));
    } catch (IOException e) {
      throw IcsFailures.of(e, place.kind().word() + ":" + place.path());
    }
  }

  private static Optional<Invalid> shape(IcsPlace place) {
    boolean folder = place.kind() == IcsPlace.Kind.FOLDER;
    if (folder && !Files.isDirectory(place.path())) {
      return Optional.of(invalid("NOT_A_FOLDER", "The path names no folder."));
    }
    if (!folder && !Files.isRegularFile(place.path())) {
      return Optional.of(invalid("NOT_A_FILE", "The path names no file."));
    }
    return Files.isReadable(place.path())
        ? Optional.empty()
        : Optional.of(invalid("NOT_READABLE", "The path may not be read."));
  }

  private static Invalid invalid(String code, String reason) {
    return new Invalid(IcsPlace.PATH, code, reason);
  }

  private static List<EventText> samplesOf(FetchPage page) {
    List<SourcePart> parts =
        page.match(FetchPage.More::parts, FetchPage.Last::parts, none -> List.of());
    return parts.stream()
        .filter(SourcePart.Whole.class::isInstance)
        .map(part -> ((SourcePart.Whole) part).body().details().text())
        .limit(SAMPLES)
        .toList();
  }
}
