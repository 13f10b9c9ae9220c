package continuo.spark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Image, compose file, cloud steps and DAG. */
class DeployFilesTest {
  private static final String MAIN = "continuo.spark.command.Main";
  private static final List<String> NEEDED_BY_EVERY_JOB =
      List.of(
          "spark.serializer",
          "spark.kryo.registrationRequired",
          "spark.kryo.registrator",
          "spark.kryoserializer.buffer.max");

  @ParameterizedTest
  @CsvSource({
    "compose/compose.yaml, compose.yaml",
    "emr/step.json, emr-steps.yaml",
    "dataproc/job.yaml, dataproc-workflow.yaml"
  })
  void theFileHasTheFieldsOfItsFormat(String file, String schema) {
    assertThat(Schema.of(schema).faults(Documents.one(Documents.DEPLOY.resolve(file)))).isEmpty();
  }

  @Test
  void theImageIsSlimPinnedAndWithoutRoot() {
    List<String> lines =
        Documents.text(Documents.DEPLOY.resolve("docker/Dockerfile"))
            .replace("\\\n", " ")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(lines)
        .allMatch(
            line ->
                line.matches(
                    "(ARG|FROM|WORKDIR|COPY|RUN|LABEL|ENV|USER|EXPOSE|STOPSIGNAL|ENTRYPOINT|CMD) .*"));
    List<String> images = lines.stream().filter(line -> line.matches("ARG \\w+_IMAGE=.*")).toList();
    assertThat(images)
        .hasSize(3)
        .allMatch(line -> line.matches(".*:[0-9].*"))
        .noneMatch(line -> line.contains("latest"));
    assertThat(images.get(2)).contains("-jre-");
    int last = lines.lastIndexOf("FROM ${JRE_IMAGE}");
    assertThat(lines.subList(last + 1, lines.size())).noneMatch(line -> line.startsWith("FROM"));
    assertThat(lines.subList(last, lines.size()).stream().filter(line -> line.startsWith("USER")))
        .containsExactly("USER 1850:1850");
    assertThat(lines).contains("STOPSIGNAL SIGTERM");
    assertThat(lines)
        .noneMatch(line -> line.matches("(?i)(ARG|ENV) .*(secret|password|token|key).*"));
    for (String line : lines) {
      Matcher copy = Pattern.compile("COPY (?:--chmod=\\d+ )?(?!--from)([^ ]+) .*").matcher(line);
      if (copy.matches()) {
        assertThat(Documents.ROOT.resolve(copy.group(1))).exists();
      }
    }
  }

  /** The entry point with a Java that only says what it was asked to do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run a.conf --out d|-cp H/continuo.jar:S/jars/* " + MAIN + " run a.conf --out d",
        "status d --json|-cp H/continuo.jar:S/jars/* " + MAIN + " status d --json",
        "submit --master spark://m:7077 -- resume d|org.apache.spark.deploy.SparkSubmit --class "
            + MAIN
            + " --properties-file H/conf/spark-defaults.conf --load-spark-defaults --master spark://m:7077 H/continuo.jar resume d",
        "master|org.apache.spark.deploy.master.Master --host",
        "worker spark://m:7077 --cores 1|--work-dir /tmp/work spark://m:7077 --cores 1"
      })
  void theEntryPointStartsTheProgram(String arguments, String expected, @TempDir Path directory)
      throws IOException, InterruptedException {
    Path java = Files.createDirectories(directory.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    List<String> command =
        new ArrayList<>(List.of(Documents.DEPLOY.resolve("docker/entrypoint").toString()));
    command.addAll(List.of(arguments.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", directory.toString());
    builder.environment().put("SPARK_HOME", "S");
    builder.environment().put("CONTINUO_HOME", "H");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    assertThat(out).contains(expected);
  }

  @Test
  void theStepsOfTheCloudsNameClassAndSettings() {
    JsonNode emr = Documents.one(Documents.DEPLOY.resolve("emr/step.json")).get(0).get("Args");
    List<String> args = new ArrayList<>();
    emr.forEach(arg -> args.add(arg.asText()));
    assertThat(args).containsSequence("--class", MAIN).containsSequence("run", "run.conf", "--out");
    JsonNode dataproc =
        Documents.one(Documents.DEPLOY.resolve("dataproc/job.yaml")).at("/jobs/0/sparkJob");
    assertThat(dataproc.get("mainClass").asText()).isEqualTo(MAIN);
    String defaults = Documents.text(Documents.ROOT.resolve("conf/spark-defaults.conf"));
    for (String key : NEEDED_BY_EVERY_JOB) {
      Matcher shipped = Pattern.compile("(?m)^" + key + " +(\\S+)").matcher(defaults);
      assertThat(shipped.find()).as(key).isTrue();
      assertThat(args).contains(key + "=" + shipped.group(1));
      assertThat(dataproc.get("properties").get(key).asText()).isEqualTo(shipped.group(1));
    }
  }

  @Test
  void theClusterOfTheComposeFileNeedsASecretFromOutside() {
    JsonNode services =
        Documents.one(Documents.DEPLOY.resolve("compose/compose.yaml")).get("services");
    for (JsonNode service : services) {
      assertThat(service.at("/environment/CONTINUO_JAVA_OPTIONS").asText())
          .contains("-Dspark.authenticate=true", "${CONTINUO_RPC_SECRET:?");
      assertThat(service.get("read_only").asBoolean()).isTrue();
    }
    assertThat(services).hasSize(3);
  }

  /** The DAG against stand-ins of the few classes of Airflow that it uses. */
  @Test
  void theDagRunsTheCommandAndTellsBadInputFromTheRest(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path dag = Documents.DEPLOY.resolve("airflow/continuo_dag.py");
    Path launcher = Files.writeString(directory.resolve("continuo"), "#!/bin/sh\nexit ${CODE}\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Path script =
        Files.writeString(
            directory.resolve("check.py"),
            """
            import os, sys, types
            class Dag:
                def __init__(self, **k): self.k = k
                def __enter__(self): return self
                def __exit__(self, *a): return False
            class Operator:
                made = {}
                def __init__(self, task_id, **k): self.k = k; Operator.made[task_id] = self
                def __rshift__(self, other): self.next = other; return other
            class Again(Exception): pass
            class Never(Again): pass
            def module(name, **k):
                m = types.ModuleType(name); m.__dict__.update(k); sys.modules[name] = m
            module("airflow", DAG=Dag)
            module("airflow.exceptions", AirflowException=Again, AirflowFailException=Never)
            module("airflow.operators")
            module("airflow.operators.bash", BashOperator=Operator)
            module("airflow.operators.python", PythonOperator=Operator)
            scope = {}
            exec(compile(open(sys.argv[1]).read(), sys.argv[1], "exec"), scope)
            assert scope["dag"].k["max_active_runs"] == 1
            run = Operator.made["run"]
            assert run.next is Operator.made["status"]
            assert "status" in run.next.k["bash_command"]
            for code, expected in ((0, None), (2, Never), (143, Again), (4, Again)):
                os.environ["CODE"] = str(code)
                try:
                    run.k["python_callable"](); found = None
                except Again as e:
                    found = type(e)
                assert found is expected, (code, found)
            print("good")
            """);
    ProcessBuilder builder =
        new ProcessBuilder("python3", script.toString(), dag.toString()).redirectErrorStream(true);
    builder.environment().put("CONTINUO_LAUNCHER", launcher.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    assertThat(out.strip()).isEqualTo("good");
  }

  @Test
  void noFileOfTheProjectHoldsASecret() throws IOException {
    Pattern secret =
        Pattern.compile(
            "(?i)(secret|password|passwd|token|access[._-]?key)[\\w.-]*\\s*[=:]\\s*[\"']?[A-Za-z0-9+/_-]{8,}");
    List<String> found = new ArrayList<>();
    for (String part : List.of("deploy", "conf")) {
      try (Stream<Path> files = Files.walk(Documents.ROOT.resolve(part))) {
        for (Path file :
            (Iterable<Path>)
                files.filter(
                        f ->
                            f.toString()
                                .matches(
                                    ".*\\.(ya?ml|conf|json|properties|py|md|options)|.*/(Dockerfile|entrypoint)"))
                    ::iterator) {
          Matcher matcher = secret.matcher(Documents.text(file));
          while (matcher.find()) {
            found.add(file.getFileName() + ": " + matcher.group());
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }
}
