# Shared by notebooks/run and notebooks/fidelity; sourced after deploy/lib/continuo.sh with `here` set to this directory.

jars=$here/target/jars

# The kernel, the database and the charts, once.
fetch_jars() {
  if [[ ! -f $jars/complete || $here/pom.xml -nt $jars/complete ]]; then
    echo 'notebooks: fetching the Java kernel, DuckDB and XChart (about 100 MB, once)…' >&2
    rm -rf "$jars"
    (cd "$root" && ./mvnw -q -B -f "$here/pom.xml" dependency:copy-dependencies) >&2 ||
      fail 'Cannot fetch the jars of notebooks/pom.xml; see above.'
    touch "$jars/complete"
  fi
}
