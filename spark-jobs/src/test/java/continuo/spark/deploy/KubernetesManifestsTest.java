package continuo.spark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import continuo.config.ConfigLoader;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code deploy/kubernetes}: every document is what its kind allows, and they fit together. */
class KubernetesManifestsTest {
  private static final Path DIRECTORY = Documents.DEPLOY.resolve("kubernetes");

  /** Grace time of the driver and what it may take to close, as StopRequest has them. */
  private static final int GRACE_SECONDS = 25 + 4;

  private static final Map<String, Class<?>> KINDS =
      Map.of(
          "Namespace", Namespace.class,
          "ServiceAccount", ServiceAccount.class,
          "Role", Role.class,
          "RoleBinding", RoleBinding.class,
          "PersistentVolumeClaim", PersistentVolumeClaim.class,
          "PodDisruptionBudget", PodDisruptionBudget.class,
          "Pod", Pod.class,
          "CronJob", CronJob.class);

  static List<JsonNode> documents() {
    return Documents.files(DIRECTORY, "*.yaml").stream()
        .flatMap(file -> Documents.all(file).stream())
        .toList();
  }

  private static <T> List<T> all(Class<T> type) {
    return documents().stream()
        .filter(document -> document.get("kind").asText().equals(type.getSimpleName()))
        .map(document -> Documents.typed(document, type))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyFieldIsOneThatItsKindHas(JsonNode document) {
    switch (document.get("kind").asText()) {
      case "Kustomization" -> {
        for (JsonNode file : document.get("resources")) {
          assertThat(DIRECTORY.resolve(file.asText())).exists();
        }
        for (JsonNode map : document.get("configMapGenerator")) {
          map.get("files").forEach(file -> assertThat(DIRECTORY.resolve(file.asText())).exists());
        }
      }
      case "SparkApplication" ->
          assertThat(Schema.of("spark-application.yaml").faults(document.get("spec"))).isEmpty();
      case "ScheduledSparkApplication" -> {
        ObjectNode spec = ((ObjectNode) document.get("spec")).deepCopy();
        JsonNode template = spec.get("template");
        assertThat(Schema.of("spark-application.yaml").faults(template)).isEmpty();
        ObjectNode schema =
            (ObjectNode) Schema.of("scheduled-spark-application.yaml").root().deepCopy();
        ((ObjectNode) schema.get("properties")).putObject("template");
        assertThat(new Schema(schema).faults(spec)).isEmpty();
      }
      default -> {
        Class<?> type = KINDS.get(document.get("kind").asText());
        assertThat(type).as(document.get("kind").asText()).isNotNull();
        HasMetadata typed = (HasMetadata) Documents.typed(document, type);
        assertThat(typed.getApiVersion())
            .isEqualTo(HasMetadata.getApiVersion(type.asSubclass(HasMetadata.class)));
        assertThat(TypedModel.unknownFields(typed)).isEmpty();
      }
    }
  }

  /** The checks above do see a name that is misspelt. */
  @ParameterizedTest
  @ValueSource(strings = {"terminationGracePeriodSecond", "hostNetwrk"})
  void aMisspeltFieldIsFound(String name) {
    for (JsonNode document : documents()) {
      switch (document.get("kind").asText()) {
        case "Pod" -> {
          ObjectNode wrong = document.deepCopy();
          ((ObjectNode) wrong.get("spec")).put(name, 45);
          assertThat(TypedModel.unknownFields(Documents.typed(wrong, Pod.class)))
              .containsExactly("Pod.Spec: [" + name + "]");
        }
        case "SparkApplication" -> {
          ObjectNode wrong = document.get("spec").deepCopy();
          ((ObjectNode) wrong.get("driver")).put(name, 45);
          assertThat(Schema.of("spark-application.yaml").faults(wrong))
              .containsExactly(".driver." + name + ": unknown");
        }
        default -> assertThat(document.has("kind")).isTrue();
      }
    }
  }

  private static List<PodSpec> podSpecs() {
    List<PodSpec> specs = new ArrayList<>();
    all(Pod.class).forEach(pod -> specs.add(pod.getSpec()));
    all(CronJob.class)
        .forEach(
            job -> specs.add(job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec()));
    return specs;
  }

  @Test
  void noPodMayBecomeRoot() {
    assertThat(podSpecs()).hasSize(3);
    for (PodSpec spec : podSpecs()) {
      assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
      assertThat(spec.getSecurityContext().getRunAsUser()).isEqualTo(1850);
      assertThat(spec.getSecurityContext().getSeccompProfile().getType())
          .isEqualTo("RuntimeDefault");
      for (Container container : spec.getContainers()) {
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop())
            .containsExactly("ALL");
        assertThat(container.getResources().getRequests()).isNotEmpty();
        assertThat(container.getResources().getLimits()).isNotEmpty();
        Set<String> volumes = new HashSet<>();
        spec.getVolumes().forEach(volume -> volumes.add(volume.getName()));
        container.getVolumeMounts().forEach(mount -> assertThat(volumes).contains(mount.getName()));
      }
    }
  }

  @Test
  void driversHaveTheTimeToWriteACheckpoint() {
    List<Long> seconds = new ArrayList<>();
    podSpecs().stream()
        .filter(spec -> !spec.getContainers().get(0).getName().endsWith("executor"))
        .forEach(spec -> seconds.add(spec.getTerminationGracePeriodSeconds()));
    for (JsonNode document : documents()) {
      document
          .findValues("driver")
          .forEach(driver -> seconds.add(driver.get("terminationGracePeriodSeconds").asLong()));
    }
    assertThat(seconds).hasSize(4).allMatch(s -> s > GRACE_SECONDS);
  }

  @Test
  void theDriverMayDoNothingButManageItsExecutors() {
    assertThat(all(Role.class)).hasSize(1);
    Set<String> resources = new HashSet<>();
    for (PolicyRule rule : all(Role.class).get(0).getRules()) {
      assertThat(rule.getApiGroups()).containsExactly("");
      assertThat(rule.getVerbs()).doesNotContain("*", "update", "escalate", "impersonate");
      resources.addAll(rule.getResources());
    }
    assertThat(resources)
        .containsExactlyInAnyOrder("pods", "configmaps", "services", "persistentvolumeclaims");
    RoleBinding binding = all(RoleBinding.class).get(0);
    assertThat(binding.getRoleRef().getName())
        .isEqualTo(all(Role.class).get(0).getMetadata().getName());
    Set<String> accounts = new HashSet<>();
    all(ServiceAccount.class).forEach(account -> accounts.add(account.getMetadata().getName()));
    assertThat(accounts).contains(binding.getSubjects().get(0).getName());
    List<String> used = new ArrayList<>();
    documents()
        .forEach(
            d -> {
              used.addAll(d.findValuesAsText("serviceAccount"));
              used.addAll(d.findValuesAsText("serviceAccountName"));
            });
    assertThat(used).hasSize(5).allMatch(accounts::contains);
  }

  @Test
  void theBudgetsSelectThePodsOfTheTemplates() {
    List<Map<String, String>> labels = new ArrayList<>();
    all(Pod.class).forEach(pod -> labels.add(pod.getMetadata().getLabels()));
    for (PodDisruptionBudget budget : all(PodDisruptionBudget.class)) {
      assertThat(labels).contains(budget.getSpec().getSelector().getMatchLabels());
    }
    assertThat(all(PodDisruptionBudget.class)).hasSize(2);
  }

  @Test
  void theRunOfTheManifestsIsAValidConfiguration() {
    assertThat(ConfigLoader.load(DIRECTORY.resolve("run.conf"), List.of()).output().directory())
        .isEqualTo("/runs/crystal");
  }
}
