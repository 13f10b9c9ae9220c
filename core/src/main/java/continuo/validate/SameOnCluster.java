package continuo.validate;

import continuo.estimate.EnsembleMoments;
import continuo.known.KnownEnsemble;
import java.util.List;

/** The ensembles where they run against the same ones in this process: the same bits. */
final class SameOnCluster implements Rung {
  @Override
  public String name() {
    return "cluster";
  }

  @Override
  public String what() {
    return "ensembles on the master against the same ones in this process, bit by bit";
  }

  @Override
  public List<Comparison> climb(Conditions conditions) {
    Ensembles here = Ensembles.inProcess();
    if (conditions.ensembles().name().equals(here.name())) {
      return List.of(
          Comparison.skipped("weakly linked ring", "sums of a burst", "no --master given"));
    }
    KnownEnsemble known = KnownEnsemble.ring();
    EnsembleMoments there = NetworkClosedForms.sample(known, conditions.ensembles(), 3);
    EnsembleMoments local = NetworkClosedForms.sample(known, here, 3);
    Family family =
        new Family(
            known.name(), "mean force, " + conditions.ensembles().name(), Comparison.Kind.EXACT);
    for (int row = 0; row < local.meanForce().length; row++) {
      family.add("row " + row, there.meanForce()[row], local.meanForce()[row], 0);
    }
    return List.of(family.worst("in-process, to the last bit"));
  }
}
