package continuo.config;

import java.io.Serializable;

/** What is simulated: the block {@code system}. */
public sealed interface SystemConfig extends Serializable
    permits SuperlatticeConfig, HarmonicCrystalConfig, CapsidConfig, GromacsConfig, LammpsConfig {
  /** The word under {@code system.type}. */
  String type();
}
