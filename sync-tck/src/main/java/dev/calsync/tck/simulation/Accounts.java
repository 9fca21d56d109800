package dev.calsync.tck.simulation;

import dev.calsync.AuthorizationOutcome;
import dev.calsync.AuthorizationResult;
import dev.calsync.ConnectionView;
import dev.calsync.calendar.ConnectionState;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What owners and providers do to the accounts of a scene. */
final class Accounts {

  private final Scene scene;
  private final Findings findings;

  Accounts(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  void happen(Affair affair, long dice) {
    SplittableRandom chance = new SplittableRandom(dice);
    List<ConnectionView> all = scene.owner().connections().list();
    ConnectionView one = all.get(chance.nextInt(all.size()));
    scene.trace().meet(one.account(), affair.name());
    switch (affair) {
      case GRANT_ENDS -> signIns().server().endGrantsOf(one.account());
      case TOKENS_REFUSED -> signIns().server().refuseAccessTokens();
      case SIGNED_IN_AGAIN -> signInAgain(one);
      case SIGNED_IN_ELSEWHERE ->
          expect(
              one,
              new SignIns.SignIn(SignIns.STRANGER, SignIns.WRITE),
              AuthorizationOutcome.OTHER_ACCOUNT);
      case SIGNED_IN_WITH_LESS ->
          expect(
              one,
              new SignIns.SignIn(one.account(), SignIns.READ),
              AuthorizationOutcome.SCOPES_MISSING);
      default -> throw new IllegalArgumentException(affair + " is not of an account");
    }
  }

  /** Whoever must sign in again does so. */
  void calmDown() {
    scene.owner().connections().list().stream()
        .filter(connection -> connection.state() == ConnectionState.REAUTH_REQUIRED)
        .forEach(this::signInAgain);
  }

  private void signInAgain(ConnectionView connection) {
    expect(
        connection,
        new SignIns.SignIn(connection.account(), SignIns.WRITE),
        AuthorizationOutcome.RECONNECTED);
  }

  /** Whatever is not what was meant changes nothing. */
  private void expect(ConnectionView was, SignIns.SignIn as, AuthorizationOutcome expected) {
    AuthorizationResult result = scene.signIn(Optional.of(was.id()), as);
    findings.unless(
        result.outcome().equals(expected), "INV-24", "signing in came to " + result.outcome());
    boolean meant = expected.equals(AuthorizationOutcome.RECONNECTED);
    findings.unless(
        meant || scene.owner().connections().list().contains(was),
        "INV-24",
        was + " changed by what was not meant for it");
  }

  private SignIns signIns() {
    return scene.signIns().orElseThrow();
  }
}
