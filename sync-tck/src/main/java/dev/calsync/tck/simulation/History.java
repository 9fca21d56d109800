package dev.calsync.tck.simulation;

import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One history: plays decisions, then lets everything come to rest and judges it. */
final class History implements AutoCloseable {

  private final Scene scene;
  private final Findings findings = new Findings();
  private final List<Node> nodes = new ArrayList<>();
  private final People people;
  private final Accounts accounts;
  private final Post post;
  private final Watch watch;
  private final Closing closing;

  /** One node for each skew: how far its clock is ahead of the store's. */
  History(Scene scene, List<Duration> skews, Planted planted) {
    this.scene = scene;
    this.people = new People(scene);
    this.accounts = new Accounts(scene, findings);
    this.watch = watch();
    SyncStore store = planted.store(scene.store());
    Node.Dressing dressing = dressing(planted, store);
    for (Duration skew : skews) {
      nodes.add(new Node("n" + nodes.size(), scene, skew, dressing));
    }
    this.post = new Post(scene, nodes, watch, findings);
    this.closing = new Closing(scene, nodes, accounts, findings);
  }

  private Watch watch() {
    LaneHolders holders = new LaneHolders(scene, findings);
    List<Invariant> all =
        new ArrayList<>(
            List.of(
                new Made(scene),
                holders,
                new Fencing(scene, findings, holders),
                new NoEcho(scene, findings),
                new AtMostOneMirror(scene, findings),
                new CursorDiscipline(scene, findings),
                new WriteOrder(findings),
                new Intended(scene, findings),
                new NoWrongDeletion(scene, findings),
                new OnlyOurs(scene, findings),
                new RestKept(scene, findings),
                new AccountRests(scene, findings),
                new TokenFreshness(scene, findings),
                new CallsEnd(scene, findings),
                new LeftBehind(scene, findings),
                new NoSecretTold(scene, findings),
                new OnlyHints(scene, findings),
                new JobsEnd(scene, findings),
                new OriginsKept(scene, findings),
                new Convergence(scene, findings),
                new NoOrphan(scene, findings)));
    scene.neighbour().ifPresent(any -> all.add(new Isolation(scene, findings)));
    return new Watch(all);
  }

  private Node.Dressing dressing(Planted planted, SyncStore store) {
    return new Node.Dressing() {
      @Override
      public SyncStore store(Node node) {
        return WatchedStore.over(planted.store(store, node.skew()), node, watch, tokens(node));
      }

      @Override
      public ConnectorAdapter connector(Node node) {
        return planted.connector(
            new WatchedConnector(scene.provider(), new Wire(node, scene, watch, tokens(node))));
      }

      @Override
      public void begins(Node node) {
        watch.begins(node);
      }

      @Override
      public void told(Node node, String what) {
        watch.told(node, what);
      }

      private TokenWire tokens(Node node) {
        return new TokenWire(node, scene, watch);
      }
    };
  }

  /** Plays until something is violated. */
  List<Violation> play(List<Decision> decisions) {
    for (Decision decision : decisions) {
      play(decision);
      if (findings.any()) {
        return findings.all();
      }
    }
    closing.calmDown();
    if (scene.has(Feature.PUSH) || scene.has(Feature.LEAVING)) {
      closing.leaveAlone();
      watch.undisturbed();
    }
    closing.goRound();
    if (!findings.any()) {
      watch.atRest();
    }
    if (!findings.any()) {
      closing.staysSilent();
    }
    return findings.all();
  }

  private void play(Decision decision) {
    if (decision instanceof Decision.Go go) {
      nodes.get(go.node()).go(go.boundaries(), go.fault(), go.dice());
    } else if (decision instanceof Decision.Wait wait) {
      scene.pass(wait.time());
    } else if (decision instanceof Decision.Act act) {
      people.act(act.deed(), act.dice());
    } else if (decision instanceof Decision.Happen happen) {
      happen(happen.affair(), happen.dice());
    } else if (decision instanceof Decision.Ask ask) {
      ask(scene.links(), ask.dice());
    }
  }

  private void ask(List<Link> links, long dice) {
    if (!links.isEmpty()) {
      scene.ask(links.get((int) Math.floorMod(dice, (long) links.size())));
    }
  }

  private void happen(Affair affair, long dice) {
    if (affair.feature() == Feature.PUSH) {
      post.happen(affair, dice);
    } else {
      accounts.happen(affair, dice);
    }
  }

  @Override
  public void close() {
    nodes.forEach(Node::end);
  }
}
