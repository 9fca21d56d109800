package dev.calsync.host;

import dev.calsync.failure.CalsyncException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;

/** The keys of a small host: one text file of three lines. */
record KeyFile(String installation, byte[] markKey) implements KeyProvider {

  private static final String FORMAT = "calsync-keys-1";
  private static final int KEY_BYTES = 32;

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
    try {
      return Files.exists(file) ? read(file) : create(file);
    } catch (FileAlreadyExistsException raced) {
      return openOrCreate(file);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new CalsyncException(
          "KEY_FILE_UNREADABLE",
          "The key file "
              + file
              + " cannot be used; restore it from a backup, or remove it to start a new installation",
          unreadable);
    }
  }

  private static KeyFile read(Path file) throws IOException {
    Properties lines = new Properties();
    lines.load(new StringReader(Files.readString(file)));
    String installation = lines.getProperty("installation", "");
    byte[] key = Base64.getDecoder().decode(lines.getProperty("mark.key", ""));
    if (!FORMAT.equals(lines.getProperty("format"))
        || installation.isEmpty()
        || key.length != KEY_BYTES) {
      throw new IOException("not a key file of format " + FORMAT);
    }
    return new KeyFile(installation, key);
  }

  private static KeyFile create(Path file) throws IOException {
    SecureRandom random = new SecureRandom();
    byte[] name = new byte[8];
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(name);
    random.nextBytes(key);
    KeyFile keys = new KeyFile("calsync-" + HexFormat.of().formatHex(name), key);
    String text =
        "format="
            + FORMAT
            + "\ninstallation="
            + keys.installation
            + "\nmark.key="
            + Base64.getEncoder().encodeToString(key)
            + "\n";
    // One create-new with its permissions: at no moment may others read the key or a second process
    // see half a file.
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(file))) {
      Channels.newOutputStream(channel).write(text.getBytes(StandardCharsets.UTF_8));
    }
    return keys;
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
