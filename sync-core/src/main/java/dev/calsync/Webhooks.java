package dev.calsync;

import dev.calsync.engine.watch.Reception;
import dev.calsync.webhook.WebhookAnswer;
import dev.calsync.webhook.WebhookRequest;

/**
 * What the host's webhook address does with what comes in there (R-E1). It needs no worker in this
 * process: what is asked for runs wherever there is one.
 *
 * <p>A notification is a hint to read a calendar soon, and nothing else. Those that nobody ordered,
 * forged ones, and what is too large are answered as good ones are, and cause nothing.
 */
public final class Webhooks {

  private final Reception reception;

  Webhooks(Reception reception) {
    this.reception = reception;
  }

  /**
   * Takes in one request.
   *
   * @param request headers, query and body as they came in
   * @return what to answer, at once; never throws, and takes no longer than the store needs for a
   *     few look-ups and one insert
   */
  public WebhookAnswer receive(WebhookRequest request) {
    return reception.receive(request);
  }

  /**
   * How much of a body is looked at. A host may stop reading after one byte more: what is larger
   * causes nothing.
   *
   * @return 65,536
   */
  public int maxBodyBytes() {
    return Reception.MOST_BYTES;
  }
}
