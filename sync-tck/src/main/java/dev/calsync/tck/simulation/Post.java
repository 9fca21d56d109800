package dev.calsync.tck.simulation;

import dev.calsync.connector.Hint;
import dev.calsync.tck.connector.ScriptedWatch;
import dev.calsync.webhook.WebhookAnswer;
import dev.calsync.webhook.WebhookRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * What lies between the provider that tells of changes and the nodes: it brings notifications once,
 * many times, late, in any order, or never, and it brings what somebody else wrote (FLT-37 …
 * FLT-43). Nobody gets one by it who did not have the address.
 */
final class Post {

  private static final int MANY = 25;
  private static final int MOST_KEPT = 200;
  private static final int LONGEST_ECHO = 1_024;

  private static final List<String> QUESTIONS =
      List.of(
          "hello", "<script>alert(1)</script>", "a\r\nSet-Cookie: b", "\u202e", "x".repeat(5_000));

  private final Scene scene;
  private final List<Node> nodes;
  private final Watch watch;
  private final Findings findings;
  private final List<WebhookRequest> kept = new ArrayList<>();

  Post(Scene scene, List<Node> nodes, Watch watch, Findings findings) {
    this.scene = scene;
    this.nodes = nodes;
    this.watch = watch;
    this.findings = findings;
  }

  void happen(Affair affair, long dice) {
    SplittableRandom chance = new SplittableRandom(dice);
    scene.trace().meet("post", affair.name());
    switch (affair) {
      case TOLD -> sent().forEach(each -> bring(each, 1, chance));
      case TOLD_MANY_TIMES -> sent().forEach(each -> bring(each, MANY, chance));
      case TOLD_LATE -> one(kept, chance).ifPresent(each -> bring(each, 1, chance));
      case NOT_TOLD -> sent();
      case TOLD_WHILE_STORE_IS_AWAY -> sent().forEach(each -> inVain(each, chance));
      case TOLD_BY_OTHERS -> forge(chance);
      case ASKED_WHETHER_WE_ARE_THERE ->
          question(QUESTIONS.get(chance.nextInt(QUESTIONS.size())), chance);
      case CHANNELS_END -> say(Hint.News.EXPIRING, chance);
      case CHANNELS_GONE -> {
        List<WebhookRequest> last = provider().say(Hint.News.GONE);
        provider().forget();
        last.forEach(each -> bring(each, 1, chance));
      }
      case CHANNELS_FORGOTTEN -> provider().forget();
      default -> throw new IllegalArgumentException(affair + " does not come by post");
    }
  }

  private void say(Hint.News news, SplittableRandom chance) {
    provider().say(news).forEach(each -> bring(each, 1, chance));
  }

  /** What the provider sends now; it may come again at any time. */
  private List<WebhookRequest> sent() {
    List<WebhookRequest> sent = provider().send();
    kept.addAll(sent);
    kept.subList(0, Math.max(0, kept.size() - MOST_KEPT)).clear();
    return sent;
  }

  private void bring(WebhookRequest request, int times, SplittableRandom chance) {
    for (int i = 0; i < times; i++) {
      receive(request, Reading.ASKED, chance);
    }
  }

  /** Whether what comes in may make a node read. */
  enum Reading {
    ASKED,
    NOT_ASKED
  }

  private Optional<WebhookAnswer> receive(
      WebhookRequest request, Reading reading, SplittableRandom chance) {
    Node node = nodes.get(chance.nextInt(nodes.size()));
    watch.receives(node, reading);
    Optional<WebhookAnswer> answer = node.receive(request);
    watch.received(node);
    scene.trace().note(node.name(), "is told: " + answer.map(WebhookAnswer::status));
    return answer;
  }

  private void inVain(WebhookRequest request, SplittableRandom chance) {
    Node node = nodes.get(chance.nextInt(nodes.size()));
    watch.receives(node, Reading.NOT_ASKED);
    Optional<WebhookAnswer> answer = node.receiveInVain(request);
    watch.received(node);
    expect(answer, it -> it.status() == 503 && it.headers().containsKey("Retry-After"));
  }

  /** Of a channel that there is with another's secret or none, or of one that there is not. */
  private void forge(SplittableRandom chance) {
    List<WebhookRequest> genuine = provider().say(Hint.News.CHANGED);
    String secret = one(genuine, chance).map(Post::secret).orElse("");
    String channel = one(genuine, chance).map(Post::channel).orElse("");
    boolean itsOwn = genuine.stream().anyMatch(it -> speaks(it, channel, secret));
    String other = itsOwn || secret.isEmpty() ? "guessed" : secret;
    List<WebhookRequest> forged =
        List.of(
            provider().forged(channel, other),
            provider().forged("nobody-s-" + chance.nextInt(10), secret),
            provider().forged(channel, ""));
    expect(
        receive(forged.get(chance.nextInt(forged.size())), Reading.NOT_ASKED, chance),
        answer -> answer.status() == 202 && answer.body().isEmpty());
  }

  private void question(String text, SplittableRandom chance) {
    boolean tooLong = text.length() > LONGEST_ECHO;
    expect(
        receive(provider().handshake(text), Reading.NOT_ASKED, chance),
        answer ->
            tooLong
                ? answer.status() == 400 && answer.body().isEmpty()
                : answer.body().equals(text)
                    && answer.headers().getOrDefault("Content-Type", "").startsWith("text/plain")
                    && "nosniff".equals(answer.headers().get("X-Content-Type-Options")));
  }

  private void expect(Optional<WebhookAnswer> answer, Predicate<WebhookAnswer> expected) {
    findings.unless(
        answer.filter(expected.negate()).isEmpty(), "INV-17", "a wrong answer: " + answer);
  }

  private static boolean speaks(WebhookRequest request, String channel, String secret) {
    return channel(request).equals(channel) && secret(request).equals(secret);
  }

  private static String channel(WebhookRequest request) {
    return request.headers().getOrDefault("x-channel", "");
  }

  private static String secret(WebhookRequest request) {
    return request.headers().getOrDefault("x-secret", "");
  }

  private static <T> Optional<T> one(List<T> all, SplittableRandom chance) {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(chance.nextInt(all.size())));
  }

  private ScriptedWatch provider() {
    return scene.telling().orElseThrow();
  }
}
