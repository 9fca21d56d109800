package dev.calsync.test;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What an authorization server remembers: who signed in, and what was given for that. */
final class GrantTable {

  private final Clock clock;
  private final Map<String, SignIn> codes = new HashMap<>();
  private final Map<String, Family> byRefresh = new HashMap<>();
  private final Map<String, Given> byAccess = new HashMap<>();
  private Rotation rotation = Rotation.NONE;
  private Duration life = Duration.ofHours(1);
  private int names;

  GrantTable(Clock clock) {
    this.clock = clock;
  }

  /** Somebody who signed in, and whose code was not exchanged yet. */
  record SignIn(String account, Map<String, String> asked, List<String> scopes) {}

  private record Given(Family family, Instant until) {}

  /** All tokens that came of one sign-in. */
  private static final class Family {
    private final SignIn signIn;
    private final List<String> refresh = new ArrayList<>();
    private boolean ended;

    Family(SignIn signIn) {
      this.signIn = signIn;
    }

    boolean isNewest(String token) {
      return token.equals(refresh.get(refresh.size() - 1));
    }

    boolean isOneBefore(String token) {
      return refresh.size() > 1 && token.equals(refresh.get(refresh.size() - 2));
    }
  }

  synchronized void rotation(Rotation next) {
    rotation = next;
  }

  synchronized void life(Duration next) {
    life = next;
  }

  synchronized String signedIn(SignIn signIn) {
    String code = name("code");
    codes.put(code, signIn);
    return code;
  }

  /** An answer's fields; empty if the grant is not good. */
  synchronized Optional<Map<String, Object>> exchange(Map<String, String> form) {
    SignIn signIn = codes.remove(form.getOrDefault("code", ""));
    if (signIn == null
        || !isSame("client_id", signIn.asked(), form)
        || !isSame("redirect_uri", signIn.asked(), form)
        || !s256(form.getOrDefault("code_verifier", ""))
            .equals(signIn.asked().get("code_challenge"))) {
      return Optional.empty();
    }
    Family family = new Family(signIn);
    addRefresh(family);
    return Optional.of(answer(family, true));
  }

  private static boolean isSame(String name, Map<String, String> one, Map<String, String> other) {
    return one.getOrDefault(name, "").equals(other.getOrDefault(name, ""));
  }

  /** The same, for a refresh token. */
  synchronized Optional<Map<String, Object>> refresh(Map<String, String> form) {
    String token = form.getOrDefault("refresh_token", "");
    Family family = byRefresh.get(token);
    if (family == null || family.ended || !isSame("client_id", family.signIn.asked(), form)) {
      return Optional.empty();
    }
    boolean repeated = rotation == Rotation.LENIENT && family.isOneBefore(token);
    if (!family.isNewest(token) && !repeated) {
      family.ended = true;
      return Optional.empty();
    }
    if (rotation == Rotation.NONE) {
      return Optional.of(answer(family, false));
    }
    addRefresh(family);
    return Optional.of(answer(family, true));
  }

  synchronized boolean revoke(String token) {
    Optional<Family> family = Optional.ofNullable(byRefresh.get(token));
    family.ifPresent(it -> it.ended = true);
    return family.isPresent();
  }

  synchronized void end(String account) {
    byRefresh.values().stream()
        .filter(family -> family.signIn.account().equals(account))
        .forEach(family -> family.ended = true);
  }

  synchronized void refuseAccessTokens() {
    byAccess.clear();
  }

  synchronized Optional<String> accountOf(String accessToken) {
    return good(accessToken).map(SignIn::account);
  }

  synchronized Set<String> scopesOf(String accessToken) {
    return good(accessToken).map(it -> Set.copyOf(it.scopes())).orElse(Set.of());
  }

  private Optional<SignIn> good(String accessToken) {
    return Optional.ofNullable(byAccess.get(accessToken))
        .filter(given -> !given.family().ended && clock.instant().isBefore(given.until()))
        .map(given -> given.family().signIn);
  }

  synchronized String refreshToken(SignIn signIn) {
    Family family = new Family(signIn);
    addRefresh(family);
    return family.refresh.get(0);
  }

  synchronized String accessToken(SignIn signIn) {
    return addAccess(new Family(signIn));
  }

  private void addRefresh(Family family) {
    String token = name("refresh");
    family.refresh.add(token);
    byRefresh.put(token, family);
  }

  private String addAccess(Family family) {
    String access = name("access");
    byAccess.put(access, new Given(family, clock.instant().plus(life)));
    return access;
  }

  private Map<String, Object> answer(Family family, boolean withRefresh) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("access_token", addAccess(family));
    fields.put("token_type", "Bearer");
    fields.put("expires_in", life.toSeconds());
    fields.put("scope", String.join(" ", family.signIn.scopes()));
    if (withRefresh) {
      fields.put("refresh_token", family.refresh.get(family.refresh.size() - 1));
    }
    return fields;
  }

  private String name(String kind) {
    return kind + "-" + ++names + "-" + Canary.WORD;
  }

  private static String s256(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
