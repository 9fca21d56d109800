package dev.calsync.tck.simulation;

import dev.calsync.AuthorizationOutcome;
import dev.calsync.AuthorizationResult;
import dev.calsync.ConnectionView;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.policy.Mirrors;
import dev.calsync.policy.Policy;
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
      case SIGNED_IN_AGAIN -> renew(Scene.OWNER, one);
      case SIGNED_IN_ELSEWHERE ->
          expect(
              Scene.OWNER,
              one,
              new SignIns.SignIn(SignIns.STRANGER, SignIns.WRITE),
              AuthorizationOutcome.OTHER_ACCOUNT);
      case SIGNED_IN_WITH_LESS ->
          expect(
              Scene.OWNER,
              one,
              new SignIns.SignIn(one.account(), SignIns.READ),
              AuthorizationOutcome.SCOPES_MISSING);
      case GIVEN_UP -> giveUp(one, mirrors(chance));
      case CONNECTED -> connect(one);
      case EDGE_REMOVED -> removeEdge(chance);
      case EDGE_MADE -> makeEdge(chance);
      case NEIGHBOUR_ADDS -> scene.neighbour().orElseThrow().act(chance);
      default -> throw new IllegalArgumentException(affair + " is not of an account");
    }
  }

  private static Mirrors mirrors(SplittableRandom chance) {
    return Mirrors.values()[chance.nextInt(Mirrors.values().length)];
  }

  private void giveUp(ConnectionView connection, Mirrors mirrors) {
    if (mirrors == Mirrors.DELETE) {
      scene.links().stream()
          .filter(
              link ->
                  link.ends().stream().map(Site::account).anyMatch(connection.account()::equals))
          .forEach(link -> scene.ledger().ended(link.edge().id()));
    }
    scene.owner().connections().disconnect(connection.id(), mirrors);
  }

  /** The same account is the same connection, with the same calendars. */
  private void connect(ConnectionView connection) {
    scene.connect(Scene.OWNER, connection.account());
    findings.unless(
        scene.connectionOf(connection.account()).equals(connection.id()),
        "FLT-61",
        connection.account() + " is another connection now");
  }

  private void removeEdge(SplittableRandom chance) {
    List<Link> links = scene.links();
    if (!links.isEmpty()) {
      EdgeId edge = links.get(chance.nextInt(links.size())).edge().id();
      scene.ledger().ended(edge);
      scene.owner().edges().remove(edge, mirrors(chance));
    }
  }

  private void makeEdge(SplittableRandom chance) {
    List<Site> sites = scene.sites();
    Site source = sites.get(chance.nextInt(sites.size()));
    Site target = sites.get(chance.nextInt(sites.size()));
    if (!source.equals(target)) {
      List<Policy> policies = Founding.POLICIES;
      scene.connect(source, target, policies.get(chance.nextInt(policies.size())));
    }
  }

  /** Whatever was given up is taken up again. */
  void takeUpAgain() {
    scene.owner().connections().list().stream()
        .filter(connection -> connection.state() == ConnectionState.DISCONNECTED)
        .forEach(this::connect);
  }

  /** Whoever must sign in again does so. */
  void signInAgain() {
    for (OwnerId owner : scene.owners()) {
      scene.owner(owner).connections().list().stream()
          .filter(connection -> connection.state() == ConnectionState.REAUTH_REQUIRED)
          .forEach(connection -> renew(owner, connection));
    }
  }

  private void renew(OwnerId owner, ConnectionView connection) {
    expect(
        owner,
        connection,
        new SignIns.SignIn(connection.account(), SignIns.WRITE),
        AuthorizationOutcome.RECONNECTED);
  }

  /** Whatever is not what was meant changes nothing. */
  private void expect(
      OwnerId owner, ConnectionView was, SignIns.SignIn as, AuthorizationOutcome expected) {
    AuthorizationResult result = scene.signIn(owner, Optional.of(was.id()), as);
    findings.unless(
        result.outcome().equals(expected), "INV-24", "signing in came to " + result.outcome());
    boolean meant = expected.equals(AuthorizationOutcome.RECONNECTED);
    findings.unless(
        meant || scene.connections().contains(was),
        "INV-24",
        was + " changed by what was not meant for it");
  }

  private SignIns signIns() {
    return scene.signIns().orElseThrow();
  }
}
