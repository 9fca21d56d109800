package dev.calsync.test.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calsync.test.google.Client.Reply;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the fake serves and says has the shape that Google publishes (its discovery document). */
class GoogleContractTest {

  private static final Path DOCUMENT =
      Path.of(System.getProperty("calsync.shared", "../../shared"))
          .resolve("contracts/google-calendar-v3-20230217.discovery.json");
  private static final String EVENTS = "calendars/{calendarId}/events";
  private static final String EVENT = EVENTS + "/{eventId}";

  /** Published later than the document. */
  private static final Set<String> NEWER = Set.of("eventTypes");

  private final Client client = new Client();
  private final Set<String> judged = new TreeSet<>();

  @BeforeEach
  void needsTheDocument() {
    assumeTrue(Files.isRegularFile(DOCUMENT), "no discovery document at " + DOCUMENT);
  }

  @AfterEach
  void close() {
    client.close();
  }

  private List<Route> routes() {
    return Routes.of(new GoogleData(client.clock), () -> URI.create("http://127.0.0.1/"));
  }

  @Test
  void everyMethodThatIsServedIsPublished() {
    Discovery discovery = Discovery.read(DOCUMENT);
    assertThat(routes())
        .allSatisfy(
            route -> assertThat(discovery.method(route.method(), route.template())).isPresent());
  }

  @Test
  void everyParameterThatIsReadIsPublished() {
    Discovery discovery = Discovery.read(DOCUMENT);
    JsonNode list = discovery.method("GET", EVENTS).orElseThrow();
    List<String> read =
        List.of(
            "maxResults",
            "pageToken",
            "syncToken",
            "timeMin",
            "timeMax",
            "timeZone",
            "updatedMin",
            "singleEvents",
            "showDeleted",
            "orderBy",
            "q",
            "iCalUID",
            "privateExtendedProperty",
            "sharedExtendedProperty",
            "eventTypes");
    assertThat(read)
        .filteredOn(name -> !discovery.hasParameter(list, name))
        .containsExactlyElementsOf(NEWER);
    JsonNode calendars = discovery.method("GET", "users/me/calendarList").orElseThrow();
    assertThat(List.of("maxResults", "pageToken", "syncToken", "minAccessRole", "showDeleted"))
        .allMatch(name -> discovery.hasParameter(calendars, name));
    JsonNode move = discovery.method("POST", EVENT + "/move").orElseThrow();
    assertThat(discovery.hasParameter(move, "destination")).isTrue();
    JsonNode insert = discovery.method("POST", EVENTS).orElseThrow();
    assertThat(discovery.hasParameter(insert, "sendUpdates")).isTrue();
  }

  @Test
  void everyFieldThatIsAnsweredIsPublishedAndOfItsType() {
    eventsOfAllKinds();
    String series = client.calendar.addSeries("s", "2026-12-01T10:00/PT1H[UTC]", "FREQ=DAILY");
    client.calendar.cancelOccurrence(series, "2026-12-02T10:00");
    String deleted = client.calendar.addAllDay("d", "2026-12-24", 1);
    client.calendar.remove(deleted);
    judge("GET", EVENTS, client.get(path("") + "?showDeleted=true"));
    judge("GET", EVENTS, client.get(path("") + "?singleEvents=true&maxResults=1"));
    judge("GET", EVENT, client.get(path("/" + series)));
    judge("GET", EVENT, client.get(path("/" + series + "_20261203T100000Z")));
    judge("GET", EVENT + "/instances", client.get(path("/" + series + "/instances")));
    judge("PATCH", EVENT, client.patch(path("/" + series), "{'summary':'t'}"));
    Reply watched =
        client.post(
            path("/watch"),
            "{'id':'c','type':'web_hook','address':'https://host.example/','token':'t'}");
    judge("POST", EVENTS + "/watch", watched);
    judge("GET", "users/me/calendarList", client.get("users/me/calendarList"));
    judge("GET", "users/me/calendarList/{calendarId}", client.get("users/me/calendarList/primary"));
    judge("GET", "calendars/{calendarId}", client.get("calendars/primary"));
    Reply made = client.post("calendars", "{'summary':'Busy'}");
    judge("POST", "calendars", made);
    judge(
        "POST",
        EVENT + "/move",
        client.post(
            path("/" + series + "/move?destination=" + Client.encoded(made.text("/id"))), "{}"));
    judge(
        "POST",
        "freeBusy",
        client.post(
            "freeBusy",
            "{'timeMin':'2026-12-01T00:00:00Z','timeMax':'2026-12-31T00:00:00Z',"
                + "'items':[{'id':'primary'},{'id':'nobody'}]}"));
    assertThat(judged).as("methods that answer something").isEqualTo(answering());
  }

  private void eventsOfAllKinds() {
    String event =
        "{'id':'aaaaa','start':{'date':'2026-12-01'},'end':{'date':'2026-12-02'},"
            + "'transparency':'transparent','visibility':'private','summary':'a',"
            + "'attendees':[{'email':'b@x.example','responseStatus':'accepted'}],"
            + "'extendedProperties':{'private':{'a':'b'}}}";
    judge("POST", EVENTS, client.post(path(""), event));
    judge("PUT", EVENT, client.put(path("/aaaaa"), event));
    String elsewhere = event.replace("'id':'aaaaa'", "'iCalUID':'u@x.example'");
    judge("POST", EVENTS + "/import", client.post(path("/import"), elsewhere));
  }

  private static String path(String rest) {
    return "calendars/primary/events" + rest;
  }

  private void judge(String verb, String template, Reply reply) {
    Discovery discovery = Discovery.read(DOCUMENT);
    JsonNode method = discovery.method(verb, template).orElseThrow();
    assertThat(reply.status()).as(verb + " " + template).isEqualTo(200);
    assertThat(discovery.strangeIn(reply.json(), method)).isEmpty();
    judged.add(verb + " " + template);
  }

  private Set<String> answering() {
    Discovery discovery = Discovery.read(DOCUMENT);
    return routes().stream()
        .filter(
            route ->
                discovery.method(route.method(), route.template()).orElseThrow().has("response"))
        .map(route -> route.method() + " " + route.template())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
