package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.calsync.connector.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A token endpoint that lets service accounts stand in for people, and believes nothing that is not
 * signed with their keys.
 */
final class DelegationServer implements AutoCloseable {

  private static final KeyPair KEYS = keys();
  private static final AtomicInteger GIVEN = new AtomicInteger();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Map<String, Object>> claims = new CopyOnWriteArrayList<>();
  private final Map<String, String> subjects = new ConcurrentHashMap<>();
  private volatile Supplier<Optional<Answer>> instead = Optional::empty;

  /** What is answered in place of a token. */
  record Answer(int status, String body) {}

  private final UnaryOperator<String> tokens;

  DelegationServer() {
    this(subject -> "ya29." + subject + "-" + GIVEN.incrementAndGet());
  }

  /** One whose tokens a service believes, by the person for whom they are good. */
  DelegationServer(UnaryOperator<String> tokens) {
    this.tokens = tokens;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noSocket) {
      throw new UncheckedIOException(noSocket);
    }
    server.setExecutor(threads);
    server.createContext("/token", this::answer);
    server.start();
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
  }

  URI token() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
  }

  /** What a service account's key file says. */
  Secret key(String account) {
    String pem = Base64.getEncoder().encodeToString(KEYS.getPrivate().getEncoded());
    return Secret.of(
        """
        {"type": "service_account", "project_id": "p", "private_key_id": "key-1",
         "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n",
         "client_email": "%s", "client_id": "1", "token_uri": "%s"}
        """
            .formatted(pem, account, token()));
  }

  /** What every request from now on is answered with; empty for a token. */
  void answers(Supplier<Optional<Answer>> other) {
    instead = other;
  }

  void refuses(int status, String error) {
    answers(() -> Optional.of(new Answer(status, "{\"error\": \"" + error + "\"}")));
  }

  /** The claims that were signed, in the order of the requests. */
  List<Map<String, Object>> claims() {
    return new ArrayList<>(claims);
  }

  /** Whose a token is. */
  Optional<String> subjectOf(String token) {
    return Optional.ofNullable(subjects.get(token));
  }

  private void answer(HttpExchange exchange) throws IOException {
    Answer answer;
    try {
      answer = answerTo(form(exchange));
    } catch (GeneralSecurityException | IllegalArgumentException forged) {
      answer = new Answer(400, "{\"error\": \"invalid_grant\"}");
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Location", token().toString());
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Answer answerTo(Map<String, String> form) throws GeneralSecurityException, IOException {
    if (!"urn:ietf:params:oauth:grant-type:jwt-bearer".equals(form.get("grant_type"))) {
      return new Answer(400, "{\"error\": \"unsupported_grant_type\"}");
    }
    Map<String, Object> signed = verified(form.getOrDefault("assertion", ""));
    claims.add(signed);
    return instead.get().orElseGet(() -> granted(String.valueOf(signed.get("sub"))));
  }

  private Answer granted(String subject) {
    String token = tokens.apply(subject);
    subjects.put(token, subject);
    return new Answer(
        200,
        "{\"access_token\": \"%s\", \"expires_in\": 3599, \"token_type\": \"Bearer\"}"
            .formatted(token));
  }

  private static Map<String, Object> verified(String assertion)
      throws GeneralSecurityException, IOException {
    String[] parts = assertion.split("\\.", -1);
    Signature rsa = Signature.getInstance("SHA256withRSA");
    rsa.initVerify(KEYS.getPublic());
    rsa.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    if (!"RS256".equals(json(parts[0]).get("alg"))
        || !rsa.verify(Base64.getUrlDecoder().decode(parts[2]))) {
      throw new GeneralSecurityException("not signed with the key");
    }
    return json(parts[1]);
  }

  private static Map<String, Object> json(String base64) throws IOException {
    return GsonFactory.getDefaultInstance()
        .createJsonParser(
            new ByteArrayInputStream(Base64.getUrlDecoder().decode(base64)), StandardCharsets.UTF_8)
        .parseAndClose(GenericJson.class);
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    Map<String, String> form = new HashMap<>();
    for (String field : body.split("&", -1)) {
      String[] pair = field.split("=", 2);
      form.put(
          URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
          URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
