package dev.calsync.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Words with places for fields: {@code [Work] {title}}. A field is named in lower case between
 * braces; two opening braces are a brace of the text.
 *
 * <p>Where one of its fields may not be shown, the template is not used: half a template would tell
 * that there is more.
 */
public final class Template {

  private static final int LONGEST = 500;

  private final String text;
  private final List<Piece> pieces;

  private Template(String text, List<Piece> pieces) {
    this.text = text;
    this.pieces = pieces;
  }

  /** Words, or the place of a field. */
  private record Piece(String words, Optional<Field> field) {}

  /**
   * Compiles a template.
   *
   * @param text 1 to 500 characters, not blank
   * @return the template
   * @throws IllegalPolicyException if it names an unknown field, leaves a brace open, or is blank
   */
  public static Template of(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalPolicyException(List.of("a template has 1 to 500 characters, not blank"));
    }
    return new Template(text, List.copyOf(pieces(text)));
  }

  private static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next != '{') {
        words.append(next);
        at++;
      } else if (text.startsWith("{{", at)) {
        words.append('{');
        at += 2;
      } else {
        int end = text.indexOf('}', at);
        pieces.add(new Piece(words.toString(), Optional.empty()));
        words.setLength(0);
        pieces.add(new Piece("", Optional.of(field(text, at, end))));
        at = end + 1;
      }
    }
    pieces.add(new Piece(words.toString(), Optional.empty()));
    return pieces;
  }

  private static Field field(String text, int open, int close) {
    if (close < 0) {
      throw new IllegalPolicyException(
          List.of("the template's brace at character " + (open + 1) + " is not closed"));
    }
    String name = text.substring(open + 1, close);
    return Stream.of(Field.values())
        .filter(field -> field.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalPolicyException(
                    List.of(
                        "the template names no known field at character "
                            + (open + 1)
                            + "; known are "
                            + Stream.of(Field.values())
                                .map(field -> "{" + field.name().toLowerCase(Locale.ROOT) + "}")
                                .toList())));
  }

  /**
   * The fields that it shows.
   *
   * @return in the order of {@link Field}
   */
  public Set<Field> fields() {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    pieces.forEach(piece -> piece.field().ifPresent(fields::add));
    return Collections.unmodifiableSet(fields);
  }

  /**
   * Fills the places.
   *
   * @param values what each field says
   * @return the words
   */
  public String fill(Function<Field, String> values) {
    StringBuilder filled = new StringBuilder();
    for (Piece piece : pieces) {
      filled.append(piece.field().map(values).orElse(piece.words()));
    }
    return filled.toString().strip();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Template that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /**
   * The text that it was made from.
   *
   * @return as given to {@link #of}
   */
  @Override
  public String toString() {
    return text;
  }
}
