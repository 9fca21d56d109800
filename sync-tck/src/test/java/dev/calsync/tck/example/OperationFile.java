package dev.calsync.tck.example;

import dev.calsync.failure.StoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Operations in a file, one after the other, each with its length before it. What is cut short at
 * the end was never answered: the next operation is written over it.
 */
final class OperationFile {

  private final FileChannel channel;
  private long end;

  private OperationFile(FileChannel channel, long end) {
    this.channel = channel;
    this.end = end;
  }

  static OperationFile open(Path path, Consumer<Operation> known) {
    try {
      byte[] there = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
      ByteBuffer left = ByteBuffer.wrap(there);
      while (left.remaining() >= Integer.BYTES
          && left.getInt(left.position()) <= left.remaining() - Integer.BYTES) {
        byte[] next = new byte[left.getInt()];
        left.get(next);
        known.accept(read(next));
      }
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new OperationFile(channel.truncate(left.position()), left.position());
    } catch (IOException unreadable) {
      throw trouble(unreadable);
    }
  }

  void append(Operation operation) {
    try {
      byte[] bytes = write(operation);
      ByteBuffer entry = ByteBuffer.allocate(Integer.BYTES + bytes.length);
      entry.putInt(bytes.length).put(bytes).flip();
      long at = end;
      while (entry.hasRemaining()) {
        at += channel.write(entry, at);
      }
      end = at;
    } catch (IOException full) {
      throw trouble(full);
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException stuck) {
      throw trouble(stuck);
    }
  }

  private static byte[] write(Operation operation) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Values.write(new DataOutputStream(bytes), operation);
    return bytes.toByteArray();
  }

  private static Operation read(byte[] bytes) throws IOException {
    return (Operation) Values.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static StoreException trouble(IOException cause) {
    return new StoreException("STORE_UNAVAILABLE", "The file cannot be used", cause, true);
  }
}
