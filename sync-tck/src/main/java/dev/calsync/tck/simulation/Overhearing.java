package dev.calsync.tck.simulation;

import dev.calsync.host.SyncListener;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.function.Consumer;

/** A host's listener that hears everything, whatever there is to hear, as text. */
final class Overhearing {

  private Overhearing() {}

  static SyncListener by(Consumer<String> ear) {
    return (SyncListener)
        Proxy.newProxyInstance(
            SyncListener.class.getClassLoader(),
            new Class<?>[] {SyncListener.class},
            (listener, method, arguments) -> {
              ear.accept(method.getName() + " " + Arrays.toString(arguments));
              return null;
            });
  }
}
