package dev.calsync.connector.ics;

import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.Settings;
import dev.calsync.connector.ValidationResult.Invalid;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a connection's calendar is, as its settings say.
 *
 * @param kind a file or a folder
 * @param path absolute
 * @param create whether validation may make it
 */
record IcsPlace(Kind kind, Path path, boolean create) {

  static final String KIND = "kind";
  static final String PATH = "path";
  static final String CREATE = "create";

  enum Kind {
    FILE,
    FOLDER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ConnectionRequest request(Kind kind, Path path, boolean create) {
    Map<String, String> values = new TreeMap<>();
    values.put(KIND, kind.word());
    values.put(PATH, path.toAbsolutePath().normalize().toString());
    if (create) {
      values.put(CREATE, "true");
    }
    return new ConnectionRequest(IcsConnector.ID, new Settings(values));
  }

  /** What is wrong with the settings themselves; empty if {@link #of} will take them. */
  static Optional<Invalid> fault(Settings settings) {
    String kind = settings.get(KIND).orElse("");
    if (!kind.equals(Kind.FILE.word()) && !kind.equals(Kind.FOLDER.word())) {
      return Optional.of(new Invalid(KIND, "UNKNOWN_KIND", "The kind is neither file nor folder."));
    }
    String path = settings.get(PATH).orElse("");
    if (path.isEmpty()) {
      return Optional.of(new Invalid(PATH, "MISSING", "The path is not given."));
    }
    try {
      return Path.of(path).isAbsolute()
          ? Optional.empty()
          : Optional.of(new Invalid(PATH, "NOT_ABSOLUTE", "The path is not absolute."));
    } catch (InvalidPathException impossible) {
      return Optional.of(new Invalid(PATH, "NOT_A_PATH", "No file can have this path."));
    }
  }

  static IcsPlace of(Settings settings) {
    Kind kind = settings.require(KIND).equals(Kind.FILE.word()) ? Kind.FILE : Kind.FOLDER;
    boolean create = settings.get(CREATE).filter("true"::equals).isPresent();
    return new IcsPlace(kind, Path.of(settings.require(PATH)).normalize(), create);
  }

  /** The path with every link in it resolved but the last name, which may be a link itself. */
  Path real() throws IOException {
    Path parent = path.getParent();
    Path name = path.getFileName();
    return parent == null || name == null ? path.toRealPath() : parent.toRealPath().resolve(name);
  }

  /** The name of account and calendar for ever: the same after a restart, and for every alias. */
  String identity() throws IOException {
    return kind.word() + ":" + real();
  }

  String displayName() {
    Path name = path.getFileName();
    String text = name == null ? path.toString() : name.toString();
    return kind == Kind.FILE && text.toLowerCase(Locale.ROOT).endsWith(".ics")
        ? text.substring(0, text.length() - ".ics".length())
        : text;
  }
}
