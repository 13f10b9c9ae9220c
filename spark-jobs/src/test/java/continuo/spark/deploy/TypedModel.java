package continuo.spark.deploy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Fields that a typed model of Kubernetes does not know: it keeps them aside without a word. */
final class TypedModel {
  private TypedModel() {}

  static List<String> unknownFields(Object model) {
    List<String> unknown = new ArrayList<>();
    walk(model, model.getClass().getSimpleName(), unknown);
    return unknown;
  }

  private static void walk(Object value, String path, List<String> unknown) {
    if (value instanceof Collection<?> all) {
      all.forEach(one -> walk(one, path + "[]", unknown));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, one) -> walk(one, path + "." + key, unknown));
    } else if (value != null
        && value.getClass().getName().startsWith("io.fabric8.kubernetes.api")) {
      for (Method method : value.getClass().getMethods()) {
        if (method.getName().startsWith("get")
            && method.getParameterCount() == 0
            && !method.getName().equals("getClass")) {
          Object inner = read(method, value);
          if (!method.getName().equals("getAdditionalProperties")) {
            walk(inner, path + "." + method.getName().substring(3), unknown);
          } else if (inner instanceof Map<?, ?> map && !map.isEmpty()) {
            unknown.add(path + ": " + map.keySet());
          }
        }
      }
    }
  }

  private static Object read(Method method, Object value) {
    try {
      return method.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(method.toString(), e);
    }
  }
}
