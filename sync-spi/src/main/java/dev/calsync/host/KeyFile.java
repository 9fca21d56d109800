package dev.calsync.host;

import dev.calsync.failure.CalsyncException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of a small host: one text file of three lines, and more where wrapping keys changed. */
record KeyFile(String installation, byte[] markKey, KeyWrapping wrapping) implements KeyProvider {

  private static final String FORMAT = "calsync-keys-1";
  private static final int KEY_BYTES = 32;
  private static final Pattern WRAPPING_KEY = Pattern.compile("wrap\\.key\\.([1-9][0-9]{0,8})");

  @Override
  public byte[] markKey() {
    return markKey.clone();
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "KeyFile[" + installation + "]";
  }

  static KeyFile openOrCreate(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? open(file) : make(file);
  }

  private static KeyFile open(Path file) {
    try {
      return read(Files.readString(file));
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new CalsyncException(
          "KEY_FILE_UNREADABLE",
          "The key file "
              + file
              + " cannot be used; restore it from a backup, or remove it to start a new installation",
          unreadable);
    }
  }

  private static KeyFile make(Path file) {
    try {
      return create(file);
    } catch (FileAlreadyExistsException raced) {
      return open(file);
    } catch (IOException refused) {
      throw new CalsyncException(
          "KEY_FILE_NOT_MADE",
          "The key file " + file + " cannot be made: " + why(refused),
          refused);
    }
  }

  private static String why(IOException refused) {
    if (refused instanceof AccessDeniedException) {
      return "this user may not write to its folder";
    }
    return refused instanceof NoSuchFileException
        ? "its folder is not there"
        : "its folder cannot be written to";
  }

  static KeyFile of(String text) {
    try {
      return read(text);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new CalsyncException(
          "KEY_TEXT_UNREADABLE",
          "The text of the keys is not that of a key file of format " + FORMAT,
          unreadable);
    }
  }

  private static KeyFile read(String text) throws IOException {
    Properties lines = new Properties();
    lines.load(new StringReader(text));
    String installation = lines.getProperty("installation", "");
    byte[] key = Base64.getDecoder().decode(lines.getProperty("mark.key", ""));
    if (!FORMAT.equals(lines.getProperty("format"))
        || installation.isEmpty()
        || key.length != KEY_BYTES) {
      throw new IOException("not a key file of format " + FORMAT);
    }
    return new KeyFile(installation, key, wrapping(lines, key));
  }

  private static KeyWrapping wrapping(Properties lines, byte[] markKey) {
    Map<Integer, byte[]> keys = new HashMap<>();
    keys.put(0, WrappingKeys.first(markKey));
    for (String name : lines.stringPropertyNames()) {
      Matcher numbered = WRAPPING_KEY.matcher(name);
      if (numbered.matches()) {
        keys.put(
            Integer.valueOf(numbered.group(1)),
            Base64.getDecoder().decode(lines.getProperty(name)));
      }
    }
    return KeyWrapping.of(keys, Integer.parseInt(lines.getProperty("wrap.newest", "0")));
  }

  private static KeyFile create(Path file) throws IOException {
    SecureRandom random = new SecureRandom();
    byte[] name = new byte[8];
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(name);
    random.nextBytes(key);
    String hex = HexFormat.of().formatHex(name);
    KeyFile keys = new KeyFile("calsync-" + hex, key, wrapping(new Properties(), key));
    Path draft = file.resolveSibling(file.getFileName() + "." + hex);
    try {
      write(draft, keys);
      publish(draft, file);
      return keys;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void write(Path draft, KeyFile keys) throws IOException {
    String text =
        "format="
            + FORMAT
            + "\ninstallation="
            + keys.installation
            + "\nmark.key="
            + Base64.getEncoder().encodeToString(keys.markKey)
            + "\n";
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(draft))) {
      Channels.newOutputStream(channel).write(text.getBytes(StandardCharsets.UTF_8));
      channel.force(true);
    }
  }

  /** The whole file appears under its name at once, and of two creators one comes first. */
  private static void publish(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException raced) {
      throw raced;
    } catch (FileSystemException | UnsupportedOperationException linksUnknown) {
      Files.move(draft, file);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    boolean posix =
        folder != null
            && Files.getFileAttributeView(
                    folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                != null;
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
