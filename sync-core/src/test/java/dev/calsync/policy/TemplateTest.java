package dev.calsync.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  @ParameterizedTest
  @CsvSource({
    "[Work] {title}, [Work] TITLE",
    "{title}{location}, TITLELOCATION",
    "{{title}, {title}",
    "{{{title}}, {TITLE}",
    "plain, plain",
    "'  {link}  ', LINK",
  })
  void fillsItsPlaces(String template, String filled) {
    assertThat(Template.of(template).fill(Field::name)).isEqualTo(filled);
  }

  @ParameterizedTest
  @CsvSource({
    "{title, brace at character 1 is not closed",
    "{guests}, no known field at character 1",
    "x {Title}, no known field at character 3",
    "'   ', 1 to 500 characters",
  })
  void refusesWhatItCannotFill(String template, String why) {
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(() -> Template.of(template))
        .withMessageContaining(why);
  }

  @Test
  void whatAnEventSaysIsNeverReadAsATemplate() {
    assertThat(Template.of("{title}").fill(field -> "{location}")).isEqualTo("{location}");
  }

  @Test
  void knowsTheFieldsThatItShows() {
    assertThat(Template.of("{{x} {location} {title} {title}").fields())
        .containsExactly(Field.TITLE, Field.LOCATION);
  }
}
