package dev.calsync.engine.oauth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calsync.connector.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a token endpoint answered (RFC 6749, section 5). The server is not trusted to be one: what
 * is no answer is none, and what is odd about one that brings a token is bent into shape, for the
 * refresh token in it may be the only one left (HOS-35).
 *
 * @param access the access token
 * @param life how long it is good: 1 minute to 1 day, 1 hour if the server does not say
 * @param refresh the new refresh token; empty if the old one stays good
 * @param scopes what was granted; empty if that is what was asked for
 */
public record TokenAnswer(
    Secret access, Duration life, Optional<Secret> refresh, Optional<Set<String>> scopes) {

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration USUAL = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int LONGEST_TOKEN = 16_384;

  /** What RFC 6749, appendix A.12 and A.17, allows. */
  private static final Pattern TOKEN = Pattern.compile("[\\x20-\\x7e]{1," + LONGEST_TOKEN + "}");

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");
  private static final Pattern SPACES = Pattern.compile(" +");

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(8)
                      .maxStringLength(LONGEST_TOKEN)
                      .build())
              .build());

  /** The fields of an answer; empty if it is no JSON object, or one beyond all measure. */
  static Optional<JsonNode> fields(byte[] body) {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (JsonProcessingException other) {
      return Optional.empty();
    } catch (IOException cannotBe) {
      throw new IllegalStateException("bytes in memory can be read", cannotBe);
    }
  }

  /** The tokens of an answer; empty if there are none that could be used. */
  static Optional<TokenAnswer> of(JsonNode fields) {
    boolean bearer = fields.path("token_type").asText("Bearer").equalsIgnoreCase("Bearer");
    return token(fields, "access_token")
        .filter(any -> bearer)
        .map(
            access ->
                new TokenAnswer(
                    access, life(fields), token(fields, "refresh_token"), scopes(fields)));
  }

  private static Optional<Secret> token(JsonNode fields, String name) {
    return Optional.of(fields.path(name))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(text -> TOKEN.matcher(text).matches())
        .map(Secret::of);
  }

  private static Duration life(JsonNode fields) {
    JsonNode said = fields.path("expires_in");
    if (said.isMissingNode() || said.isNull()) {
      return USUAL;
    }
    double seconds =
        said.isNumber()
            ? said.doubleValue()
            : SECONDS.matcher(said.asText()).matches() ? Double.parseDouble(said.asText()) : 0;
    double bounded = Math.min(Math.max(seconds, SHORTEST.toSeconds()), LONGEST.toSeconds());
    return Duration.ofSeconds((long) bounded);
  }

  private static Optional<Set<String>> scopes(JsonNode fields) {
    return Optional.of(fields.path("scope"))
        .filter(JsonNode::isTextual)
        .map(said -> said.textValue().strip())
        .filter(said -> !said.isEmpty())
        .map(said -> SPACES.splitAsStream(said).collect(Collectors.toUnmodifiableSet()));
  }
}
