package dev.calsync.engine.grant;

import dev.calsync.connector.Deadline;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.engine.oauth.TokenAnswer;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tokens of a grant that is kept nowhere yet: what an account is tried with before anything is
 * stored (R-A1).
 */
public final class FreshUse implements TokenUse {

  private final Grants grants;
  private final Renewal renewal;
  private final ReentrantLock lock = new ReentrantLock();
  private Grant grant;

  FreshUse(Grants grants, Renewal renewal, Grant grant) {
    this.grants = grants;
    this.renewal = renewal;
    this.grant = grant;
  }

  /** With the tokens of an answer, for whatever shares one. */
  FreshUse after(TokenAnswer answer) {
    return new FreshUse(grants, renewal, grants.next(grant, "", answer));
  }

  @Override
  public Secret token(Resource resource, Deadline deadline) {
    lock.lock();
    try {
      String purpose = renewal.purposeOf(resource.name());
      if (grant.token(purpose).isEmpty()) {
        TokenAnswer answer = renewal.ask(grant, Optional.empty(), purpose, deadline);
        grant = grants.next(grant, purpose, answer);
      }
      return grant.token(purpose).orElseThrow().token();
    } finally {
      lock.unlock();
    }
  }

  /** The grant as it is after its use: what is to be kept. */
  Grant grant() {
    lock.lock();
    try {
      return grant;
    } finally {
      lock.unlock();
    }
  }
}
