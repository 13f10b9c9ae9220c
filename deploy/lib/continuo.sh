# Shared by deploy/bin/continuo and deploy/cluster/*; sourced with `root` set to the project root.

jar=$root/spark-jobs/target/continuo.jar
spark_home=$root/spark-jobs/target/spark
jvm_options=$root/conf/jvm.options
spark_defaults=$root/conf/spark-defaults.conf
# What start-cluster leaves for others: the configuration with the secret, and the address of the master.
cluster=$root/spark-jobs/target/cluster
cluster_conf=$cluster/conf
cluster_url=$cluster/url

fail() {
  printf 'continuo: %s\n' "$*" >&2
  exit 4
}

# Sets `java` to a Java of version 17 or later.
find_java() {
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null ||
    fail "Cannot find Java: no $java. Install a JDK 17 or later, or set JAVA_HOME."
  local version
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9.]*\).*/\1/p' | head -n 1)
  version=${version:-0}
  ((10#${version%%.*} >= 17)) ||
    fail "Cannot run on Java $version ($java): 17 or later is needed. Set JAVA_HOME."
}

# Builds the application jar and the Spark jars if they are missing or older than the sources.
build_if_stale() {
  local newer=$jar
  if [[ -f $jar && -d $spark_home/jars ]]; then
    newer=$(find "$root/pom.xml" "$root"/{core,spark-jobs}/{pom.xml,src/main} -newer "$jar" -print -quit)
  fi
  [[ -n $newer ]] || return 0
  echo 'building…' >&2
  local started
  started=$(mktemp)
  (cd "$root" && ./mvnw -q -Dmaven.test.skip=true package) >&2 || fail 'Cannot build; see above.'
  # The build leaves a jar alone whose content would stay the same.
  touch -r "$started" "$jar"
  rm -f "$started"
}
