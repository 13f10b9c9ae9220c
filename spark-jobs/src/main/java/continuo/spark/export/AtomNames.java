package continuo.spark.export;

import continuo.structure.AtomLabel;
import java.util.List;

/**
 * How the atoms are called in exported files.
 *
 * @param labels names
 * @param elements chemical symbol of each; "" for a bead or when unknown
 */
record AtomNames(List<AtomLabel> labels, List<String> elements) {
  AtomNames {
    labels = List.copyOf(labels);
    elements = List.copyOf(elements);
    if (labels.size() != elements.size()) {
      throw new IllegalArgumentException(
          "Invalid atom names: %d labels, %d elements".formatted(labels.size(), elements.size()));
    }
  }

  int size() {
    return labels.size();
  }
}
