package dev.calsync.examples.quickstart.week;

import dev.calsync.event.SeriesExpander;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The page: one HTML file that needs nothing else, no script and no network.
 *
 * @param week which week
 * @param policy one sentence about what the mirror shows
 * @param source what is mirrored
 * @param mirror what came of it, or would
 * @param evidence one sentence about where both sides were found
 */
public record WeekPage(Week week, String policy, Side source, Side mirror, String evidence) {

  static final String LOCK =
      "<svg class=\"lock\" viewBox=\"0 0 10 12\" role=\"img\" aria-label=\"private\">"
          + "<path d=\"M2 5V3.5a3 3 0 0 1 6 0V5h1v7H1V5zm1.5 0h3V3.5a1.5 1.5 0 0 0-3 0z\"/></svg>";

  private static final String LEGEND =
      """
      <ul class="legend">
      <li><span class="entry busy"></span>busy</li>
      <li><span class="entry tentative"></span>tentative</li>
      <li><span class="entry free"></span>free</li>
      <li><span class="entry away"></span>out of office</li>
      <li><span class="entry cancelled"></span>cancelled</li>
      <li><span class="entry busy alone"></span>on this side only</li>
      <li>↻ repeats</li>
      <li>%s private</li>
      </ul>
      """
          .formatted(LOCK);

  /**
   * Renders the page.
   *
   * @param expander turns series into occurrences
   * @return the HTML document
   */
  public String html(SeriesExpander expander) {
    Entries entries = new Entries(expander, week);
    Entries.Shown left = entries.of(source);
    Entries.Shown right = entries.of(mirror);
    Comparison compared = Comparison.of(left.entries(), right.entries());
    Frame frame = Frame.of(week, compared.source(), compared.mirror());
    return head()
        + title()
        + "<main>\n"
        + new SideHtml(week, frame, compared.alone(), "source").of(source, left)
        + new SideHtml(week, frame, compared.alone(), "mirror").of(mirror, right)
        + "</main>\n"
        + footer(compared)
        + "</body>\n</html>\n";
  }

  private String head() {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>Source and mirror, %s</title>
        <style>
        """
            .formatted(week.title())
        + style()
        + "</style>\n</head>\n<body>\n";
  }

  private String title() {
    return "<header class=\"top\"><div><h1>"
        + week.title()
        + "</h1><p>Week "
        + week.number()
        + " · clocks of "
        + Html.text(week.zone().getId())
        + "</p></div><p class=\"policy\">"
        + Html.text(policy)
        + "</p></header>\n";
  }

  private String footer(Comparison compared) {
    return "<footer>"
        + LEGEND
        + "<p>"
        + Words.count(compared.onBothSides(), "entry stands", "entries stand")
        + " at the same time on both sides, "
        + compared.onlyAtSource()
        + " only at the source, "
        + compared.onlyAtMirror()
        + " only in the mirror. "
        + Html.text(evidence)
        + "</p></footer>\n";
  }

  private static String style() {
    try (InputStream css = WeekPage.class.getResourceAsStream("week.css")) {
      return new String(
          Objects.requireNonNull(css, "week.css is not packed").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
