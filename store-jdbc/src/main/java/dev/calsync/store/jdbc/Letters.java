package dev.calsync.store.jdbc;

/** How texts are written into columns, where a database cannot hold every string of Java's. */
interface Letters {

  /** Every string as it is. */
  Letters PLAIN =
      new Letters() {
        @Override
        public String written(String text) {
          return text;
        }

        @Override
        public String read(String column) {
          return column;
        }
      };

  /** What the column holds. Different texts stay different. */
  String written(String text);

  /** The text again. */
  String read(String column);
}
