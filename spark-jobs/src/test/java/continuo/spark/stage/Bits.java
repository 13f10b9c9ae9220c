package continuo.spark.stage;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every field of an object and of what it holds, doubles as their bits, so that two can be
 * compared.
 */
final class Bits {
  /** The one field that differs from run to run. */
  private static final String TIME = "seconds";

  private Bits() {}

  static Object of(Object value) {
    if (value instanceof Double number) {
      return "%s/%x".formatted(number, Double.doubleToRawLongBits(number));
    } else if (value == null
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof String) {
      return String.valueOf(value);
    } else if (value.getClass().isArray()) {
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        elements.add(of(Array.get(value, i)));
      }
      return elements;
    } else if (value instanceof List<?> list) {
      return list.stream().map(Bits::of).toList();
    }
    return ofFields(value);
  }

  private static Map<String, Object> ofFields(Object value) {
    if (!value.getClass().getName().startsWith("continuo.")) {
      throw new IllegalArgumentException("Cannot look into " + value.getClass());
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Field field : value.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.getName().equals(TIME)) {
        field.setAccessible(true);
        try {
          fields.put(field.getName(), of(field.get(value)));
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    return fields;
  }
}
