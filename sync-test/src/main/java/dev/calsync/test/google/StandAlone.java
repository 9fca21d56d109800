package dev.calsync.test.google;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** The fake as a program of its own, by the clock of this machine. */
public final class StandAlone {

  private static final String HELP =
      """
      Google Calendar on this machine, for trying things out. It forgets everything when it ends.

        java -cp … dev.calsync.test.google.StandAlone [port]

      Without a port any free one is taken. It prints its address, an access token of one
      account, and where an application signs in, with its name and its secret. None of
      them is good for anything else.
      """;

  private StandAlone() {}

  /**
   * Runs until it is stopped.
   *
   * @param arguments a port, or nothing
   */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    start(arguments, Clock.systemUTC(), out);
  }

  static Optional<FakeGoogle> start(String[] arguments, Clock clock, PrintStream out) {
    if (arguments.length > 1 || (arguments.length == 1 && !arguments[0].matches("\\d{1,5}"))) {
      out.print(HELP);
      return Optional.empty();
    }
    FakeGoogle google =
        FakeGoogle.start(arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]), clock);
    FakeAccount account = google.account("alice@example.com");
    out.println("address: " + google.rootUrl() + "calendar/v3/");
    out.println("account: " + account.address());
    out.println("token:   " + account.token());
    out.println("sign in: " + google.endpoints().authorization());
    out.println("tokens:  " + google.endpoints().token());
    out.println("client:  " + google.application().clientId());
    out.println("secret:  " + google.application().clientSecret().orElseThrow().reveal());
    return Optional.of(google);
  }
}
