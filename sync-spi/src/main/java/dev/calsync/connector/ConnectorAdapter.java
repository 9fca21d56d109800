package dev.calsync.connector;

import java.util.Optional;

/**
 * Our code for one kind of calendar service. The five verbs {@code validate}, {@code fetchWindow},
 * {@code createMirror}, {@code updateMirror} and {@code deleteMirror} live in its parts; an absent
 * part is an empty {@link Optional}. Thread-safe, without state of its own between calls.
 */
public interface ConnectorAdapter {

  /**
   * What this connector is.
   *
   * @return always the same
   */
  ConnectorDescriptor describe();

  /**
   * Talks to the provider: is this account there, and may we in?
   *
   * @param call the access to try
   * @return who it is, with a few sample events, or which setting is wrong and why
   */
  ValidationResult validate(Call call);

  /**
   * The calendars of an account.
   *
   * @return the directory
   */
  CalendarDirectory calendars();

  /**
   * Reading.
   *
   * @return the reader
   */
  EventReader reader();

  /**
   * Writing mirrors.
   *
   * @return empty if the provider is read-only
   */
  Optional<MirrorWriter> writer();

  /**
   * Being told of changes.
   *
   * @return empty if the provider can only be polled
   */
  Optional<ChangeWatch> watch();
}
