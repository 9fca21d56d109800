package dev.calsync.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormBytesTest {

  @Test
  void equalBytesAreEqualValues() {
    assertThat(bytes("abc")).isEqualTo(bytes("abc")).hasSameHashCodeAs(bytes("abc"));
    assertThat(bytes("abc")).isNotEqualTo(bytes("abd")).isNotEqualTo(FormBytes.NONE);
  }

  @Test
  void whatIsHandedInOrOutCannotChangeThem() {
    byte[] given = {1, 2, 3};
    FormBytes value = FormBytes.of(given);
    given[0] = 9;
    value.bytes()[1] = 9;

    assertThat(value.bytes()).containsExactly(1, 2, 3);
  }

  @Test
  void noBytesAreTheOneEmptyValue() {
    assertThat(FormBytes.of(new byte[0])).isSameAs(FormBytes.NONE);
    assertThat(FormBytes.NONE.isEmpty()).isTrue();
    assertThat(bytes("a").isEmpty()).isFalse();
  }

  @Test
  void theirTextTellsTheirNumberAndNotTheirContent() {
    assertThat(bytes("Dentist")).hasToString("7 bytes");
  }

  private static FormBytes bytes(String text) {
    return FormBytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
