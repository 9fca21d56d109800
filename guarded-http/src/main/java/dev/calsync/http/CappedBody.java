package dev.calsync.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * A body as it is read: decoded, and ended with an error where it grows too large, or grows too
 * much in decoding (HOS-12).
 */
final class CappedBody extends FilterInputStream {

  /** It is longer than the request allows. */
  static final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;
  }

  private static final long FREE_OF_RATIO = 1L << 20;
  private static final long MOST_RATIO = 200;

  private final Counted raw;
  private final long most;
  private long decoded;

  private CappedBody(InputStream in, Counted raw, long most) {
    super(in);
    this.raw = raw;
    this.most = most;
  }

  static CappedBody plain(InputStream body, long most) {
    Counted raw = new Counted(body);
    return new CappedBody(raw, raw, most);
  }

  static CappedBody gzipped(InputStream body, long most) throws IOException {
    Counted raw = new Counted(body);
    return new CappedBody(new GZIPInputStream(raw), raw, most);
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = in.read(into, from, length);
    count(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long most) throws IOException {
    long skipped = in.skip(most);
    count(skipped);
    return skipped;
  }

  private void count(long more) throws IOException {
    decoded += more;
    if (decoded > most || (decoded > FREE_OF_RATIO && decoded / MOST_RATIO > raw.count)) {
      throw new TooLargeException();
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** What came over the wire. */
  private static final class Counted extends FilterInputStream {

    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      count += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = in.read(into, from, length);
      count += Math.max(read, 0);
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
