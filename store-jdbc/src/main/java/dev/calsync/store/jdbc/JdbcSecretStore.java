package dev.calsync.store.jdbc;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.FormBytes;
import dev.calsync.store.SealedSecret;
import dev.calsync.store.SecretName;
import dev.calsync.store.SecretStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Encrypted secrets. The row of an erased one stays, without content, for its version. */
final class JdbcSecretStore implements SecretStore {

  private final Transactions transactions;

  JdbcSecretStore(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String FIND =
      """
      select version, sealed, previous from {secret}
      where owner = ? and connection = ? and field = ? and sealed is not null
      """;

  @Override
  public Optional<SealedSecret> findSecret(OwnerId owner, SecretName secret) {
    return transactions.read(
        tx ->
            tx.first(
                FIND,
                to -> bind(to, owner, secret),
                row ->
                    new SealedSecret(
                        row.number("version"), row.form("sealed"), row.maybeForm("previous"))));
  }

  private static final String BEGIN =
      """
      update {secret} set rotating_until = {later}
      where owner = ? and connection = ? and field = ? and version = ? and sealed is not null
        and (rotating_until is null or rotating_until <= {now})
      """;

  @Override
  public boolean beginRotation(
      OwnerId owner, SecretName secret, long expectedVersion, Duration patience) {
    return changes(BEGIN, to -> bind(to.after(patience), owner, secret).number(expectedVersion));
  }

  private static final String NEXT =
      """
      update {secret}
      set previous = coalesce(previous, sealed), sealed = ?, version = version + 1,
        rotating_until = null
      where owner = ? and connection = ? and field = ? and version = ? and sealed is not null
      """;

  @Override
  public Optional<Long> rotateSecret(
      OwnerId owner, SecretName secret, long expectedVersion, FormBytes sealed) {
    if (expectedVersion == 0) {
      return transactions.write(tx -> add(tx, owner, secret, sealed));
    }
    boolean written =
        changes(NEXT, to -> bind(to.bytes(sealed.bytes()), owner, secret).number(expectedVersion));
    return written ? Optional.of(expectedVersion + 1) : Optional.empty();
  }

  private static final String ERASED =
      """
      select version, case when sealed is null then true else false end as erased from {secret}
      where owner = ? and connection = ? and field = ? for update
      """;

  private static final String FIRST =
      """
      insert into {secret} (sealed, version, owner, connection, field) values (?, ?, ?, ?, ?)
      """;

  private static final String AGAIN =
      """
      update {secret} set sealed = ?, version = ? where owner = ? and connection = ? and field = ?
      """;

  private static Optional<Long> add(Tx tx, OwnerId owner, SecretName secret, FormBytes sealed)
      throws SQLException {
    Optional<Remains> remains =
        tx.first(
            ERASED,
            to -> bind(to, owner, secret),
            row -> new Remains(row.number("version"), row.flag("erased")));
    if (remains.filter(it -> !it.erased()).isPresent()) {
      return Optional.empty();
    }
    long version = remains.map(Remains::version).orElse(0L) + 1;
    tx.update(
        remains.isPresent() ? AGAIN : FIRST,
        to -> bind(to.bytes(sealed.bytes()).number(version), owner, secret));
    return Optional.of(version);
  }

  private record Remains(long version, boolean erased) {}

  private static final String PROVE =
      """
      update {secret} set previous = null
      where owner = ? and connection = ? and field = ? and version = ? and sealed is not null
      """;

  @Override
  public boolean proveSecret(OwnerId owner, SecretName secret, long version) {
    return changes(PROVE, to -> bind(to, owner, secret).number(version));
  }

  private static final String RESEAL =
      """
      update {secret} set sealed = ?, previous = ?
      where owner = ? and connection = ? and field = ? and version = ? and sealed = ?
        and previous is not distinct from ?
      """;

  @Override
  public boolean resealSecret(
      OwnerId owner, SecretName secret, SealedSecret was, SealedSecret now) {
    return changes(
        RESEAL, to -> sealed(bind(sealed(to, now), owner, secret).number(was.version()), was));
  }

  private static Params sealed(Params to, SealedSecret secret) throws SQLException {
    return to.bytes(secret.sealed().bytes())
        .bytes(secret.previous().map(FormBytes::bytes).orElse(null));
  }

  private static final String PAGE =
      """
      select connection, field from {secret}
      where owner = ? and (connection, field) > (?, ?) and sealed is not null
      order by connection, field
      fetch first ? rows only
      """;

  @Override
  public List<SecretName> page(OwnerId owner, Optional<SecretName> after, int limit) {
    return transactions.read(
        tx ->
            tx.list(
                PAGE,
                to ->
                    to.text(owner.value())
                        .text(after.map(it -> it.connection().value()).orElse(""))
                        .text(after.map(SecretName::field).orElse(""))
                        .number(limit),
                row -> new SecretName(ConnectionId.of(row.text("connection")), row.text("field"))));
  }

  private static final String ERASE =
      """
      update {secret} set sealed = null, previous = null, rotating_until = null
      where owner = ? and connection = ? and field = ? and version = ? and sealed is not null
      """;

  @Override
  public boolean eraseSecret(OwnerId owner, SecretName secret, long expectedVersion) {
    return changes(ERASE, to -> bind(to, owner, secret).number(expectedVersion));
  }

  private boolean changes(String sql, Tx.Binding binding) {
    return transactions.write(tx -> tx.update(sql, binding)) == 1;
  }

  private static Params bind(Params to, OwnerId owner, SecretName secret) throws SQLException {
    return to.text(owner.value()).text(secret.connection().value()).text(secret.field());
  }
}
