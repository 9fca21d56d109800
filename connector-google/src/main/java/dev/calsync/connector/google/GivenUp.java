package dev.calsync.connector.google;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * An answer that is closed before its end ends its connection. The HTTP client would read the rest
 * of it first, to use the connection again, however long that takes.
 */
final class GivenUp implements ExecChainHandler {

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    ClassicHttpResponse response = chain.proceed(request, scope);
    HttpEntity entity = response.getEntity();
    if (entity != null) {
      response.setEntity(new Answer(entity, scope.execRuntime));
    }
    return response;
  }

  private static final class Answer extends HttpEntityWrapper {

    private final ExecRuntime connection;

    Answer(HttpEntity entity, ExecRuntime connection) {
      super(entity);
      this.connection = connection;
    }

    @Override
    public InputStream getContent() throws IOException {
      return new Content(super.getContent(), connection);
    }
  }

  private static final class Content extends FilterInputStream {

    private final ExecRuntime connection;
    private boolean ended;

    Content(InputStream content, ExecRuntime connection) {
      super(content);
      this.connection = connection;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      ended |= next < 0;
      return next;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      int count = super.read(bytes, from, most);
      ended |= count < 0;
      return count;
    }

    @Override
    public void close() throws IOException {
      if (ended) {
        super.close();
      } else {
        connection.discardEndpoint();
      }
    }
  }
}
