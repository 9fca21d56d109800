package dev.calsync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HOS-10: who a server is. Certificates are made by the JDK's own keytool. */
class TlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private static KeyStore made;

  /** An authority, and what it signed. */
  @BeforeAll
  static void makeCertificates(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("certificates.p12");
    String ours = "san=dns:calendar.example";
    make(file, "ca", "-ext", "bc=ca:true");
    make(file, "good", "-signer", "ca", "-ext", ours);
    make(file, "other", "-signer", "ca", "-ext", "san=dns:other.example");
    make(file, "old", "-signer", "ca", "-ext", ours, "-startdate", "-3y", "-validity", "365");
    made = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      made.load(in, PASSWORD);
    }
  }

  @Test
  void aServerWhoseCertificateIsTrustedAndNamesItIsSpokenWith() throws Exception {
    try (RawServer server = server("good");
        GuardedHttp http = client(server, trustingAuthority())) {
      assertThat(
              http.<Integer>send(
                  GuardedRequest.of("GET", url(server)),
                  () -> Duration.ofMinutes(1),
                  GuardedResponse::status))
          .isEqualTo(200);
    }
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsNotTrusted() throws Exception {
    assertRefused("good", SSLContext.getDefault());
  }

  @Test
  void aCertificateOfAnotherNameIsNotTrusted() throws Exception {
    assertRefused("other", trustingAuthority());
  }

  @Test
  void anExpiredCertificateIsNotTrusted() throws Exception {
    assertRefused("old", trustingAuthority());
  }

  private static void assertRefused(String certificate, SSLContext trust) throws Exception {
    try (RawServer server = server(certificate);
        GuardedHttp http = client(server, trust)) {
      ConnectorException refused =
          catchThrowableOfType(
              ConnectorException.class,
              () ->
                  http.send(
                      GuardedRequest.of("PUT", url(server)),
                      () -> Duration.ofMinutes(1),
                      GuardedResponse::status));
      assertThat(refused.code()).isEqualTo("TLS_NOT_TRUSTED");
      assertThat(refused.failureClass()).isEqualTo(FailureClass.REJECTED);
      assertThat(server.heads()).isEmpty();
    }
  }

  private static TargetUrl url(RawServer server) {
    return TargetUrl.parse("https://calendar.example:" + server.port() + "/");
  }

  private static GuardedHttp client(RawServer server, SSLContext trust) {
    Reach reach = Reach.publicInternet().andNetwork("127.0.0.1/32").andPort(server.port());
    return GuardedHttp.within(
        reach, trust, host -> List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
  }

  private static RawServer server(String alias) throws GeneralSecurityException, IOException {
    KeyStore key = emptyStore();
    key.setKeyEntry(alias, made.getKey(alias, PASSWORD), PASSWORD, made.getCertificateChain(alias));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(key, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return new RawServer(
        context.getServerSocketFactory().createServerSocket(0),
        (head, out) -> out.write(RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")));
  }

  private static SSLContext trustingAuthority() throws GeneralSecurityException {
    KeyStore trusted = emptyStore();
    trusted.setCertificateEntry("ca", made.getCertificate("ca"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, PASSWORD);
      return store;
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void make(Path file, String alias, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD)));
    command.addAll(List.of(more));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
  }
}
