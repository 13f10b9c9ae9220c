package continuo.spark;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the packages of the Spark jobs. */
@AnalyzeClasses(packages = "continuo.spark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("continuo.spark.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyCommandsKnowCommands =
      noClasses()
          .that()
          .resideInAnyPackage(
              "continuo.spark.stage..", "continuo.spark.store..", "continuo.spark.serial..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("continuo.spark.command..")
          .allowEmptyShould(true)
          .because("stages and stores must run without a command line");

  /** The lanes and blocks of replicas are the parallelism. */
  @ArchTest
  static final ArchRule aTaskUsesOneCore =
      noClasses()
          .that()
          .resideInAPackage("continuo.spark.stage..")
          .should()
          .callMethodWhere(target(nameMatching("parallel(Stream|Sort|SetAll|Prefix)?")))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.lang\\.Thread|java\\.util\\.concurrent\\.(ForkJoin.*|.*Executor.*|CompletableFuture)")
          .because("a task has one core");
}
