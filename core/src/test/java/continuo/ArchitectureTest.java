package continuo;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The arrows between the packages of the core, as the root package comment draws them. */
@AnalyzeClasses(packages = "continuo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** Each package may use those before it, and none after it. */
  private static final List<String> PHYSICS =
      List.of(
          "structure",
          "forcefield",
          "orderparam",
          "burst",
          "estimate",
          "langevin",
          "loop",
          "bench",
          "known",
          "validate");

  /** Those that read or write what a run leaves. */
  private static final List<String> STORES = List.of("loop", "bench", "validate");

  private static final List<String> SUPPORT =
      List.of("linalg", "math", "random", "units", "config", "error");

  private static final List<String> IN_TASKS =
      List.of(
          "structure", "forcefield", "orderparam", "burst", "estimate", "linalg", "math", "random");

  @ArchTest
  static final ArchRule coreKnowsNoEngine =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "org.apache.parquet..")
          .because("the physics must run, and be tested, without a cluster");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("continuo.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule physicsFollowsTheReadingOrder =
      PHYSICS.stream()
          .map(ArchitectureTest::usesNothingAfterIt)
          .reduce((first, second) -> CompositeArchRule.of(first).and(second))
          .orElseThrow();

  @ArchTest
  static final ArchRule supportKnowsNoPhysics =
      noClasses()
          .that(resideInAnyPackage(trees(SUPPORT)))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(trees(PHYSICS)).or(resideInAPackage(tree("store"))))
          .allowEmptyShould(true)
          .because("support packages serve every layer");

  @ArchTest
  static final ArchRule storeKnowsOnlyUnitsAndArrays =
      noClasses()
          .that()
          .resideInAPackage(tree("store"))
          .should()
          .dependOnClassesThat(ourClassesOutside("store", "units", "linalg", "error"))
          .allowEmptyShould(true)
          .because("what a run leaves is read without the code that made it");

  /**
   * Lanes and blocks are the parallelism: what runs in a task starts no threads. One class may ask
   * whether its own has been told to end.
   */
  @ArchTest
  static final ArchRule aTaskUsesOneCore =
      noClasses()
          .that(
              resideInAnyPackage(trees(IN_TASKS))
                  .and(not(nameMatching("continuo\\.burst\\.Cancellation"))))
          .should()
          .callMethodWhere(target(nameMatching("parallel(Stream|Sort|SetAll|Prefix)?")))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.lang\\.Thread|java\\.util\\.concurrent\\.(ForkJoin.*|.*Executor.*|CompletableFuture)"
                  + "|org\\.ejml\\..*(_MT_|concurrency).*")
          .because("the lanes and blocks of replicas are the parallelism; a task has one core");

  private static ArchRule usesNothingAfterIt(String name) {
    List<String> later = PHYSICS.subList(PHYSICS.indexOf(name) + 1, PHYSICS.size());
    Stream<String> forbidden =
        STORES.contains(name) ? later.stream() : Stream.concat(later.stream(), Stream.of("store"));
    return noClasses()
        .that()
        .resideInAPackage(tree(name))
        .should()
        .dependOnClassesThat(resideInAnyPackage(trees(forbidden.toList())))
        .allowEmptyShould(true)
        .because(
            "arrows go one way: "
                + String.join(" <- ", PHYSICS)
                + "; only loop, bench and validate use store");
  }

  private static DescribedPredicate<JavaClass> ourClassesOutside(String... names) {
    return resideInAPackage("continuo..")
        .and(DescribedPredicate.not(resideInAnyPackage(trees(List.of(names)))));
  }

  private static String[] trees(List<String> names) {
    return names.stream().map(ArchitectureTest::tree).toArray(String[]::new);
  }

  private static String tree(String name) {
    return "continuo." + name + "..";
  }
}
