package dev.calsync.store.jdbc;

import dev.calsync.failure.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A step of the schema. Databases that commit with every definition may stop half-way, and two
 * nodes may start at once: scripts are written so that they can be run again.
 *
 * @param version its place, from 1
 * @param name its file
 * @param text its statements
 */
record Script(int version, String name, String text) {

  private static final Pattern MIN_READER = Pattern.compile("(?m)^-- min-reader: (\\d+)$");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");

  static List<Script> in(String folder, String... names) {
    return Stream.of(names).map(name -> read(folder, name)).toList();
  }

  private static Script read(String folder, String name) {
    String path = "schema/" + folder + "/" + name;
    try (InputStream in = Script.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new StoreException("SCHEMA_INCOMPLETE", "The jar lacks " + path, null, false);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
      return new Script(Integer.parseInt(name.substring(1, 4)), name, text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The oldest version that a library may know of to work with the tables that this leaves. */
  int minReader() {
    Matcher header = MIN_READER.matcher(text);
    if (!header.find()) {
      throw new StoreException("SCHEMA_INCOMPLETE", name + " names no reader", null, false);
    }
    return Integer.parseInt(header.group(1));
  }

  Stream<String> statements() {
    return Stream.of(COMMENT.matcher(text).replaceAll("").split(";\\s*\n"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty());
  }

  String checksum() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
