package continuo.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import continuo.error.InputException;
import continuo.units.Dimension;
import continuo.units.UnitException;
import continuo.units.UnitSystem;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A cursor over one block of the configuration. The keys a block may hold are the components of its
 * record; a key that is none of them is refused before any value is read. Every failure is an
 * {@link InputException} that names the place.
 */
final class ConfigBlock {
  private static final int LONGEST_SHOWN = 80;

  private final String document;
  private final String path;
  private final ConfigObject object;
  private final ConfigOrigin origin;
  private final UnitSystem units;
  private final Set<String> allowed = new LinkedHashSet<>();
  private final Map<String, String> defaults;

  /**
   * @param document name of the document in messages
   * @param root its outermost block
   */
  ConfigBlock(String document, ConfigObject root) {
    this(document, "", root, root.origin(), UnitSystem.MOLECULAR, new HashMap<>());
  }

  private ConfigBlock(
      String document,
      String path,
      ConfigObject object,
      ConfigOrigin origin,
      UnitSystem units,
      Map<String, String> defaults) {
    this.document = document;
    this.path = path;
    this.object = object;
    this.origin = origin;
    this.units = units;
    this.defaults = defaults;
  }

  /** The same block with quantities in other units. */
  ConfigBlock in(UnitSystem system) {
    ConfigBlock block = new ConfigBlock(document, path, object, origin, system, defaults);
    block.allowed.addAll(allowed);
    return block;
  }

  UnitSystem units() {
    return units;
  }

  /** Declares the allowed keys: the components of a record, and perhaps more. */
  void allow(Class<? extends Record> type, String... more) {
    allowed.addAll(Arrays.asList(more));
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.isAnnotationPresent(Inline.class)) {
        for (RecordComponent inner : component.getType().getRecordComponents()) {
          allowed.add(key(inner.getName()));
        }
      } else {
        allowed.add(key(component.getName()));
      }
    }
    if (object == null) {
      return;
    }
    object.entrySet().stream()
        .filter(entry -> !allowed.contains(entry.getKey()))
        .min(Comparator.comparingInt(entry -> entry.getValue().origin().lineNumber()))
        .ifPresent(
            entry -> {
              throw unknown(entry.getKey(), entry.getValue());
            });
  }

  /** The key of a record component: {@code timeStep} becomes {@code time-step}. */
  static String key(String component) {
    return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  boolean has(String key) {
    return value(key) != null;
  }

  /** A block inside this one; an absent block is empty. */
  ConfigBlock block(String key) {
    ConfigValue value = value(key);
    if (value != null && value.valueType() != ConfigValueType.OBJECT) {
      throw invalid(key, "a block is needed, for example %s { … }".formatted(key));
    }
    return new ConfigBlock(
        document,
        full(key),
        (ConfigObject) value,
        value == null ? origin : value.origin(),
        units,
        defaults);
  }

  /** A required quantity, in base units. */
  double quantity(String key, Dimension dimension) {
    require(key, "%s, for example %s".formatted(dimension.describe(), units.example(dimension)));
    return parse(key, dimension);
  }

  /** A quantity, in base units; its default applies in molecular units only. */
  double quantity(String key, Dimension dimension, double byDefault) {
    if (has(key)) {
      return parse(key, dimension);
    }
    if (units == UnitSystem.LJ && byDefault != 0) {
      return quantity(key, dimension);
    }
    return useDefault(key, byDefault, units.format(byDefault, dimension));
  }

  /** A number without unit in either unit system. */
  double number(String key, double byDefault) {
    return has(key)
        ? parse(key, Dimension.NONE)
        : useDefault(key, byDefault, Double.toString(byDefault));
  }

  private double parse(String key, Dimension dimension) {
    boolean pure = dimension.equals(Dimension.NONE);
    try {
      return (pure ? UnitSystem.MOLECULAR : units).parse(scalar(key), dimension);
    } catch (UnitException e) {
      throw invalid(key, e.getMessage());
    }
  }

  int integer(String key) {
    require(key, "a whole number");
    return Math.toIntExact(whole(key, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  int integer(String key, int byDefault) {
    return has(key) ? integer(key) : useDefault(key, byDefault, Integer.toString(byDefault));
  }

  long longInteger(String key, long byDefault) {
    return has(key)
        ? whole(key, Long.MIN_VALUE, Long.MAX_VALUE)
        : useDefault(key, byDefault, Long.toString(byDefault));
  }

  private long whole(String key, long least, long greatest) {
    try {
      long value = new BigDecimal(scalar(key)).longValueExact();
      if (value >= least && value <= greatest) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw invalid(key, "must be a whole number");
    } catch (ArithmeticException e) {
      throw invalid(key, "must be a whole number from %d to %d".formatted(least, greatest));
    }
    throw invalid(key, "must be a whole number from %d to %d".formatted(least, greatest));
  }

  boolean flag(String key, boolean byDefault) {
    if (!has(key)) {
      return useDefault(key, byDefault, Boolean.toString(byDefault));
    }
    String text = scalar(key);
    if (!text.equals("true") && !text.equals("false")) {
      throw invalid(key, "must be true or false");
    }
    return text.equals("true");
  }

  String requiredText(String key, String what) {
    require(key, what);
    return scalar(key);
  }

  String text(String key, String byDefault) {
    return has(key) ? scalar(key) : useDefault(key, byDefault, byDefault);
  }

  <E extends Enum<E> & Choice> E choice(String key, Class<E> type, E byDefault) {
    if (!has(key)) {
      return useDefault(key, byDefault, byDefault.key());
    }
    Map<String, E> words =
        Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Choice::key, c -> c));
    E chosen = words.get(scalar(key));
    if (chosen == null) {
      throw notAmong(key, Arrays.stream(type.getEnumConstants()).map(Choice::key).toList());
    }
    return chosen;
  }

  /** The refusal of a word that is not in a closed list. */
  InputException notAmong(String key, List<String> words) {
    String guess =
        Spelling.closest(scalar(key), words).map(w -> "; did you mean \"" + w + "\"?").orElse("");
    return invalid(key, "allowed: " + String.join(", ", words) + guess);
  }

  Cells cells(String key) {
    require(key, "three whole numbers, for example [3, 3, 3]");
    List<Integer> numbers = new ArrayList<>();
    if (value(key) instanceof ConfigList list) {
      for (ConfigValue element : list) {
        try {
          numbers.add(new BigDecimal(String.valueOf(element.unwrapped())).intValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
          numbers.add(0);
        }
      }
    }
    if (numbers.size() != 3 || numbers.stream().anyMatch(n -> n < 1)) {
      throw invalid(key, "must be three whole numbers ≥ 1, for example [3, 3, 3]");
    }
    return build(() -> new Cells(numbers.get(0), numbers.get(1), numbers.get(2)));
  }

  Cells cells(String key, Cells byDefault) {
    return has(key) ? cells(key) : useDefault(key, byDefault, byDefault.toString());
  }

  /** A list of texts; absent is empty. */
  List<String> texts(String key) {
    if (!has(key)) {
      return useDefault(key, List.of(), "[]");
    }
    List<String> texts = new ArrayList<>();
    if (!(value(key) instanceof ConfigList list)) {
      throw invalid(key, "must be a list, for example [\"one\", \"two\"]");
    }
    for (ConfigValue element : list) {
      if (element.valueType() == ConfigValueType.OBJECT
          || element.valueType() == ConfigValueType.LIST) {
        throw invalid(key, "must be a list of texts, for example [\"one\", \"two\"]");
      }
      texts.add(written(element).strip());
    }
    return texts;
  }

  /** Runs the constructor of a record and adds the place to its refusal. */
  <T> T build(Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (SettingException e) {
      throw invalid(e.key(), e.problem());
    }
  }

  /** The refusal of the value of a key, with the value as it was written. */
  InputException invalid(String key, String problem) {
    ConfigValue value = value(key);
    String shown = value == null ? defaults.getOrDefault(full(key), "") : written(value);
    if (shown.length() > LONGEST_SHOWN) {
      shown = shown.substring(0, LONGEST_SHOWN) + "…";
    }
    String place =
        value == null
            ? "default; " + Place.of(originOfBlock(key), document)
            : Place.of(value.origin(), document);
    return new InputException(
        "Invalid `%s` \"%s\" (%s): %s".formatted(full(key), shown, place, problem));
  }

  private void require(String key, String what) {
    if (!has(key)) {
      throw new InputException(
          "Missing `%s` (%s): required, %s".formatted(full(key), Place.of(origin, document), what));
    }
  }

  private InputException unknown(String key, ConfigValue value) {
    String guess =
        Spelling.closest(key, allowed)
            .map(closest -> "; did you mean `" + full(closest) + "`?")
            .orElse(".");
    return new InputException(
        "Unknown key `%s` (%s)%s Allowed %s: %s"
            .formatted(
                full(key),
                Place.of(value.origin(), document),
                guess,
                path.isEmpty() ? "at the top" : "in `" + path + "`",
                String.join(", ", allowed)));
  }

  private String scalar(String key) {
    ConfigValue value = value(key);
    if (value.valueType() == ConfigValueType.OBJECT || value.valueType() == ConfigValueType.LIST) {
      throw invalid(key, "a single value is needed");
    }
    if (value.valueType() == ConfigValueType.NULL) {
      throw invalid(key, "null is not allowed; remove the key to use its default");
    }
    return written(value).strip();
  }

  /** Strings without quotes, everything else as the parser prints it on one line. */
  private static String written(ConfigValue value) {
    return value.valueType() == ConfigValueType.STRING
        ? (String) value.unwrapped()
        : value.render(ConfigRenderOptions.concise());
  }

  /** The value of a key, which may lead into blocks inside this one; null if there is none. */
  private ConfigValue value(String key) {
    ConfigValue value = object;
    for (String name : key.split("\\.", -1)) {
      if (!(value instanceof ConfigObject block)) {
        return null;
      }
      value = block.get(name);
    }
    return value;
  }

  /** Of the innermost block round a key that was written, which may be one inside this one. */
  private ConfigOrigin originOfBlock(String key) {
    int dot = key.lastIndexOf('.');
    if (dot < 0) {
      return origin;
    }
    String outer = key.substring(0, dot);
    ConfigValue block = value(outer);
    return block == null ? originOfBlock(outer) : block.origin();
  }

  private <T> T useDefault(String key, T byDefault, String shown) {
    defaults.put(full(key), shown);
    return byDefault;
  }

  private String full(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
