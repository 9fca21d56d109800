package dev.calsync.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.RandomEvents;
import dev.calsync.event.MirrorShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** R-C3: a hash outlives the JVM that made it, wherever the next one runs. */
class HashAfterRestartTest {

  @Test
  void anotherJvmWithAnotherLanguageAndZoneMakesTheSameHashes() throws Exception {
    String here = hashes();
    assertThat(here.lines().distinct()).hasSizeGreaterThan(100);

    assertThat(elsewhere("tr", "TR", "Pacific/Kiritimati", "ISO-8859-9")).isEqualTo(here);
    assertThat(elsewhere("ar", "EG", "Etc/GMT+12", "UTF-16")).isEqualTo(here);
  }

  /** Of many shapes, in hexadecimal, a line each. */
  private static String hashes() {
    return LongStream.rangeClosed(1, 150)
        .mapToObj(seed -> ShapeForm.hash(MirrorShape.shownBy(new RandomEvents(seed).body())))
        .map(hash -> HexFormat.of().formatHex(hash.bytes()))
        .collect(Collectors.joining("\n"));
  }

  private static String elsewhere(String language, String country, String zone, String encoding)
      throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-Duser.language=" + language,
                    "-Duser.country=" + country,
                    "-Duser.timezone=" + zone,
                    "-Dfile.encoding=" + encoding,
                    Elsewhere.class.getName()))
            .redirectErrorStream(true)
            .start();
    String told = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(other.waitFor()).as(told).isZero();
    List<String> lines = told.lines().toList();
    assertThat(lines.get(0)).as("it did run there").isEqualTo(language + " " + zone);
    return String.join("\n", lines.subList(1, lines.size()));
  }

  /** The other JVM. */
  static final class Elsewhere {

    private Elsewhere() {}

    public static void main(String... args) {
      String text =
          Locale.getDefault().getLanguage()
              + " "
              + TimeZone.getDefault().getID()
              + "\n"
              + hashes()
              + "\n";
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      System.out.write(bytes, 0, bytes.length);
      System.out.flush();
    }
  }
}
