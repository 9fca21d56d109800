package dev.calsync.crash;

import dev.calsync.CalendarSync;
import dev.calsync.CalendarView;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.OwnerId;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import java.util.ArrayList;
import java.util.List;

/**
 * Owners with three accounts each; their calendars show each other in a circle, and the third shows
 * the first one twice over.
 */
final class World {

  static final int OWNERS = 3;

  private final List<Site> sites = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  /**
   * A calendar, from the engine's side and from its users'.
   *
   * @param view as the engine knows it
   * @param provider as people know it
   */
  record Site(OwnerId owner, CalendarView view, ScriptedCalendar provider) {
    String connection() {
      return view.ref().connection().value();
    }
  }

  /**
   * An edge and its ends.
   *
   * @param edge as the engine knows it
   */
  record Link(OwnerId owner, EdgeView edge, Site source, Site target) {}

  World(CalendarSync host, ScriptedConnector provider) {
    for (int number = 1; number <= OWNERS; number++) {
      OwnerId owner = OwnerId.of("owner-" + number);
      OwnerScope scope = host.owner(owner);
      Site a = site(scope, provider, number + "-a");
      Site b = site(scope, provider, number + "-b");
      Site c = site(scope, provider, number + "-c");
      link(scope, a, b);
      link(scope, b, c);
      link(scope, c, a);
      link(scope, a, c);
    }
  }

  private Site site(OwnerScope scope, ScriptedConnector provider, String name) {
    ScriptedCalendar calendar = provider.addCalendar(name, name, ScriptedConnector.everything());
    Site site =
        new Site(
            scope.owner(),
            scope.connections().connect(RemoteConnector.account(name)).calendar(),
            calendar);
    sites.add(site);
    return site;
  }

  private void link(OwnerScope scope, Site source, Site target) {
    EdgeView edge = scope.edges().create(source.view().id(), target.view().id(), Policy.full());
    links.add(new Link(scope.owner(), edge, source, target));
  }

  List<Site> sites() {
    return List.copyOf(sites);
  }

  List<Link> links() {
    return List.copyOf(links);
  }

  List<Link> linksTo(Site target) {
    return links.stream().filter(link -> link.target() == target).toList();
  }
}
