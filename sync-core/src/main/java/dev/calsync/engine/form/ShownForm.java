package dev.calsync.engine.form;

import dev.calsync.event.Availability;
import dev.calsync.event.EventText;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.event.Visibility;
import java.util.ArrayList;
import java.util.List;

/** The words and flags that a mirror can show: tags 1 to 7 of any details. */
final class ShownForm {

  private static final int TITLE = 1;
  private static final int DESCRIPTION = 2;
  private static final int LOCATION = 3;
  private static final int LINK = 4;
  private static final int CATEGORIES = 5;
  private static final int AVAILABILITY = 6;
  private static final int VISIBILITY = 7;

  private String title = "";
  private String description = "";
  private String location = "";
  private String link = "";
  private final List<String> categories = new ArrayList<>();
  private Availability availability = Codes.AVAILABILITY.first();
  private Visibility visibility = Codes.VISIBILITY.first();

  static void write(FormWriter out, int tag, ShownDetails details) {
    int message = out.open(tag);
    writeFields(out, details);
    out.close(message);
  }

  static void writeFields(FormWriter out, ShownDetails details) {
    EventText text = details.text();
    out.text(TITLE, text.title());
    out.text(DESCRIPTION, text.description());
    out.text(LOCATION, text.location());
    out.text(LINK, text.link());
    if (!text.categories().isEmpty()) {
      int list = out.open(CATEGORIES);
      text.categories().forEach(out::textItem);
      out.close(list);
    }
    out.number(AVAILABILITY, Codes.AVAILABILITY.of(details.availability()));
    out.number(VISIBILITY, Codes.VISIBILITY.of(details.visibility()));
  }

  static ShownDetails read(FormReader in) {
    ShownForm form = new ShownForm();
    for (FormReader fields = in.inside(); fields.next(); ) {
      form.take(fields);
    }
    return form.details();
  }

  void take(FormReader in) {
    switch (in.tag()) {
      case TITLE -> title = in.text();
      case DESCRIPTION -> description = in.text();
      case LOCATION -> location = in.text();
      case LINK -> link = in.text();
      case CATEGORIES -> {
        for (FormReader list = in.inside(); list.hasItem(); ) {
          categories.add(list.textItem());
        }
      }
      case AVAILABILITY -> availability = Codes.AVAILABILITY.at(in.number());
      case VISIBILITY -> visibility = Codes.VISIBILITY.at(in.number());
      default -> {}
    }
  }

  ShownDetails details() {
    return new ShownDetails(
        new EventText(title, description, location, link, categories), availability, visibility);
  }
}
