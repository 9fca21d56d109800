package dev.calsync.architecture;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds what users can see and nobody explained. Javadoc's own check wants a record's components
 * told twice, once more on the compact constructor, and a sentence on every test of a contract.
 */
final class PublicDocs extends TreePathScanner<@Nullable Void, @Nullable ClassTree> {

  private static final Set<Modifier> SEEN = Set.of(Modifier.PUBLIC, Modifier.PROTECTED);
  private static final Set<String> SPEAKS_FOR_ITSELF =
      Set.of(
          "Override", "Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

  private final CompilationUnitTree unit;
  private final DocTrees trees;
  private final List<String> gaps = new ArrayList<>();

  private PublicDocs(CompilationUnitTree unit, DocTrees trees) {
    this.unit = unit;
    this.trees = trees;
  }

  static List<String> gapsIn(List<Path> files) {
    ParsedSources sources = ParsedSources.of(files);
    return sources.units().stream().flatMap(unit -> gapsIn(unit, sources.trees())).toList();
  }

  private static Stream<String> gapsIn(CompilationUnitTree unit, DocTrees trees) {
    PublicDocs docs = new PublicDocs(unit, trees);
    docs.scan(unit, null);
    return docs.gaps.stream();
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable ClassTree outer) {
    if (!isSeen(type.getModifiers(), outer)) {
      return null;
    }
    List<VariableTree> told = type.getKind() == Tree.Kind.RECORD ? componentsOf(type) : List.of();
    check(type.getSimpleName().toString(), told, false);
    return super.visitClass(type, type);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree field, @Nullable ClassTree type) {
    if (type != null && isSeen(field.getModifiers(), type) && !isComponent(field, type)) {
      check(type.getSimpleName() + "." + field.getName(), List.of(), false);
    }
    return null;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable ClassTree type) {
    if (type != null && isSeen(method.getModifiers(), type) && !isToldElsewhere(method, type)) {
      Tree returned = method.getReturnType();
      boolean answers = returned != null && !returned.toString().equals("void");
      check(
          type.getSimpleName() + "." + method.getName(),
          List.copyOf(method.getParameters()),
          answers);
    }
    return null;
  }

  private void check(String name, List<VariableTree> parameters, boolean answers) {
    String where = Repository.name(ParsedSources.fileOf(unit)) + "#" + name;
    DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
    if (comment == null || comment.getFullBody().isEmpty()) {
      gaps.add(where + ": no sentence");
      return;
    }
    List<? extends DocTree> tags = comment.getBlockTags();
    parameters.stream()
        .map(parameter -> parameter.getName().toString())
        .filter(parameter -> tags.stream().noneMatch(tag -> isParam(tag, parameter)))
        .forEach(parameter -> gaps.add(where + ": no @param " + parameter));
    if (answers && !tellsAnswer(comment)) {
      gaps.add(where + ": no @return");
    }
  }

  private static boolean isParam(DocTree tag, String name) {
    return tag instanceof ParamTree param && param.getName().getName().contentEquals(name);
  }

  private static boolean tellsAnswer(DocCommentTree comment) {
    return Stream.concat(comment.getFullBody().stream(), comment.getBlockTags().stream())
        .anyMatch(tag -> tag.getKind() == DocTree.Kind.RETURN);
  }

  private static boolean isSeen(ModifiersTree modifiers, @Nullable ClassTree outer) {
    boolean implied = outer != null && outer.getKind() == Tree.Kind.INTERFACE;
    return (implied && !modifiers.getFlags().contains(Modifier.PRIVATE))
        || modifiers.getFlags().stream().anyMatch(SEEN::contains);
  }

  private static boolean isToldElsewhere(MethodTree method, ClassTree type) {
    boolean canonical =
        type.getKind() == Tree.Kind.RECORD
            && method.getName().contentEquals("<init>")
            && (method.getParameters().isEmpty()
                || method.getParameters().size() == componentsOf(type).size());
    return canonical
        || method.getModifiers().getAnnotations().stream()
            .anyMatch(it -> SPEAKS_FOR_ITSELF.contains(it.getAnnotationType().toString()));
  }

  private static boolean isComponent(VariableTree field, ClassTree type) {
    return type.getKind() == Tree.Kind.RECORD && componentsOf(type).contains(field);
  }

  /** A record has no instance fields but its components. */
  private static List<VariableTree> componentsOf(ClassTree type) {
    return type.getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
        .toList();
  }
}
