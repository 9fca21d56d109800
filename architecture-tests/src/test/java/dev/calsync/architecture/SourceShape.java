package dev.calsync.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Measures source files with the compiler's own parser: lines, methods, parameters, ports. */
final class SourceShape {

  private static final Set<Modifier> HAS_BODY =
      Set.of(Modifier.DEFAULT, Modifier.STATIC, Modifier.PRIVATE);

  private final List<Measure> measures = new ArrayList<>();

  private SourceShape() {}

  static List<Measure> of(List<Path> files) {
    SourceShape shape = new SourceShape();
    files.forEach(
        file -> shape.add(Size.FILE_LINES, file, "", Repository.read(file).lines().count()));
    ParsedSources sources = ParsedSources.of(files);
    SourcePositions positions = sources.trees().getSourcePositions();
    sources.units().forEach(unit -> shape.new Scanner(unit, positions).scan(unit, null));
    return shape.measures;
  }

  private void add(Size size, Path file, String member, long value) {
    measures.add(new Measure(size, Repository.name(file) + member, value));
  }

  private final class Scanner extends TreeScanner<Void, ClassTree> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Path file;

    Scanner(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
      this.file = ParsedSources.fileOf(unit);
    }

    @Override
    public Void visitClass(ClassTree type, ClassTree outer) {
      if (type.getKind() == Tree.Kind.INTERFACE) {
        add(Size.PORT_METHODS, file, "#" + type.getSimpleName(), abstractMethods(type));
      }
      return super.visitClass(type, type);
    }

    @Override
    public Void visitMethod(MethodTree method, ClassTree type) {
      String member = "#" + type.getSimpleName() + "." + method.getName();
      add(Size.METHOD_LINES, file, member, lineOfEnd(method) - lineOfName(method) + 1);
      if (!isConstructorOfRecord(method, type)) {
        add(Size.PARAMETERS, file, member, method.getParameters().size());
      }
      return super.visitMethod(method, type);
    }

    private long lineOfEnd(MethodTree method) {
      return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
    }

    private long lineOfName(MethodTree method) {
      return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
    }
  }

  private static long abstractMethods(ClassTree type) {
    return type.getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .map(MethodTree.class::cast)
        .filter(method -> method.getModifiers().getFlags().stream().noneMatch(HAS_BODY::contains))
        .count();
  }

  /** A constructor of a record takes components: all, or those that have no usual value. */
  private static boolean isConstructorOfRecord(MethodTree method, ClassTree type) {
    return type.getKind() == Tree.Kind.RECORD && method.getName().contentEquals("<init>");
  }

  /** What is measured, and the most it may be without a reason. */
  enum Size {
    FILE_LINES(400),
    METHOD_LINES(60),
    PORT_METHODS(10),
    PARAMETERS(6);

    private final long limit;

    Size(long limit) {
      this.limit = limit;
    }
  }

  /** One measured thing: a file, or a member of it. */
  record Measure(Size size, String subject, long value) {

    boolean isOver() {
      return value > size.limit;
    }
  }
}
