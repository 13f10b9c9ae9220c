package continuo.config;

import static continuo.units.Dimension.ENERGY;
import static continuo.units.Dimension.FORCE;
import static continuo.units.Dimension.LENGTH;
import static continuo.units.Dimension.MASS;
import static continuo.units.Dimension.RATE;
import static continuo.units.Dimension.STIFFNESS;
import static continuo.units.Dimension.TEMPERATURE;
import static continuo.units.Dimension.TIME;
import static continuo.units.Dimension.WAVENUMBER;

import com.typesafe.config.ConfigUtil;
import continuo.units.Dimension;
import continuo.units.UnitSystem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a configuration as JSON: every component of every record under its key, quantities with
 * their unit.
 */
final class ConfigWriter {
  /** Dimensions of the components of type double; a component that is missing here is a number. */
  private static final Map<String, Dimension> DIMENSIONS = dimensions();

  private ConfigWriter() {}

  private static Map<String, Dimension> dimensions() {
    Map<String, Dimension> table = new LinkedHashMap<>();
    put(table, SuperlatticeConfig.class, LENGTH, "latticeConstant");
    put(table, ParticleConfig.class, LENGTH, "spacing");
    put(table, ParticleConfig.class, MASS, "atomMass");
    put(table, ParticleConfig.class, STIFFNESS, "bondStiffness");
    put(table, LinkConfig.class, ENERGY, "barrier", "tilt");
    put(table, RepulsionConfig.class, ENERGY, "epsilon");
    put(table, RepulsionConfig.class, LENGTH, "sigma", "skin");
    put(table, HostConfig.class, ENERGY, "epsilon", "particleEpsilon");
    put(table, HostConfig.class, LENGTH, "sigma", "particleSigma", "skin", "margin");
    put(table, HostConfig.class, MASS, "atomMass");
    put(table, HarmonicCrystalConfig.class, LENGTH, "spacing");
    put(table, HarmonicCrystalConfig.class, MASS, "mass");
    put(table, HarmonicCrystalConfig.class, STIFFNESS, "stiffness");
    put(table, CapsidConfig.class, LENGTH, "cutoff");
    put(table, CapsidConfig.class, STIFFNESS, "stiffness");
    put(table, CapsidConfig.class, MASS, "beadMass");
    put(table, GromacsConfig.class, LENGTH, "cutoff", "switchFrom", "skin");
    put(table, GromacsConfig.class, STIFFNESS, "constraintStiffness");
    put(table, LammpsConfig.class, LENGTH, "skin");
    put(table, ElectrostaticsConfig.class, LENGTH, "screeningLength");
    put(table, ElectrostaticsConfig.class, WAVENUMBER, "damping");
    put(table, SecondStructureConfig.class, ENERGY, "offset", "coupling");
    put(table, PairEndConfig.class, LENGTH, "cutoff", "switchFrom", "skin");
    put(table, PairsConfig.Buckingham.class, ENERGY, "a");
    put(table, PairsConfig.Buckingham.class, WAVENUMBER, "b");
    put(table, PairsConfig.Buckingham.class, ForcefieldReader.DISPERSION, "c");
    put(table, PairsConfig.Gaussian.class, ENERGY, "height");
    put(table, PairsConfig.Gaussian.class, LENGTH, "width");
    put(table, PairsConfig.Soft.class, FORCE, "strength");
    put(table, PairsConfig.Soft.class, LENGTH, "radius");
    put(table, ChargesConfig.ByResidue.class, LENGTH, "cutoff", "skin");
    put(table, ContactsConfig.Gaussian.class, LENGTH, "cutoff", "width", "core");
    put(table, ContactsConfig.Gaussian.class, ENERGY, "depth");
    put(table, ThermostatConfig.class, TEMPERATURE, "temperature");
    put(table, ThermostatConfig.class, RATE, "collisionRate", "equilibrationRate");
    put(table, OrderParameterConfig.class, WAVENUMBER, "cutoff");
    put(table, BurstConfig.class, TIME, "timeStep");
    put(table, AdaptiveStepConfig.class, TIME, "min", "max");
    put(table, LangevinConfig.class, TIME, "timeStep");
    put(table, LangevinConfig.class, LENGTH, "maxBondChange");
    return table;
  }

  private static void put(
      Map<String, Dimension> table,
      Class<? extends Record> type,
      Dimension dimension,
      String... components) {
    for (String component : components) {
      table.put(type.getName() + "." + component, dimension);
    }
  }

  /** Keys and values in the order of the records; values are Map, List, String, Number, Boolean. */
  static Map<String, Object> tree(RunConfig config) {
    return block(config, config.units());
  }

  private static Map<String, Object> block(Record block, UnitSystem units) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (block instanceof SystemConfig system) {
      values.put("type", system.type());
    } else if (block instanceof PairsConfig pairs) {
      values.put("style", pairs.style());
    } else if (block instanceof ContactsConfig contacts) {
      values.put("style", contacts.style());
    } else if (block instanceof ChargesConfig.None) {
      values.put("law", ElectrostaticsConfig.Law.NONE.key());
    }
    for (RecordComponent component : block.getClass().getRecordComponents()) {
      Object value = read(component, block);
      if (component.isAnnotationPresent(Inline.class)) {
        values.putAll(block((Record) value, units));
        continue;
      }
      String name = block.getClass().getName() + "." + component.getName();
      Dimension dimension = DIMENSIONS.getOrDefault(name, Dimension.NONE);
      values.put(ConfigBlock.key(component.getName()), value(value, dimension, units));
    }
    return values;
  }

  private static Object read(RecordComponent component, Record block) {
    try {
      return component.getAccessor().invoke(block);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Cannot read " + component, e);
    }
  }

  private static Object value(Object value, Dimension dimension, UnitSystem units) {
    if (value instanceof Cells cells) {
      return List.of(cells.x(), cells.y(), cells.z());
    } else if (value instanceof Record nested) {
      return block(nested, units);
    } else if (value instanceof UnitSystem system) {
      return system.key();
    } else if (value instanceof Choice choice) {
      return choice.key();
    } else if (value instanceof Double number && !units.unit(dimension).isEmpty()) {
      return units.format(number, dimension);
    }
    return value;
  }

  /** Every value under its full key, as JSON. */
  static Map<String, String> flat(RunConfig config) {
    Map<String, String> flat = new LinkedHashMap<>();
    flatten("", tree(config), flat);
    return flat;
  }

  private static void flatten(String path, Object value, Map<String, String> flat) {
    if (value instanceof Map<?, ?> block) {
      String prefix = path.isEmpty() ? "" : path + ".";
      block.forEach((key, inner) -> flatten(prefix + key, inner, flat));
    } else {
      flat.put(path, json(value));
    }
  }

  static String json(Object value) {
    return json(value, "\n");
  }

  private static String json(Object value, String newline) {
    if (value instanceof Map<?, ?> block) {
      String inner = newline + "  ";
      return block.entrySet().stream()
          .map(e -> ConfigUtil.quoteString((String) e.getKey()) + ": " + json(e.getValue(), inner))
          .collect(Collectors.joining("," + inner, "{" + inner, newline + "}"));
    } else if (value instanceof List<?> list) {
      return list.stream().map(v -> json(v, newline)).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof String text) {
      return ConfigUtil.quoteString(text);
    }
    return String.valueOf(value);
  }
}
