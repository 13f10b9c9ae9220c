package continuo.burst.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Copies of a kernel class in which the number of lanes is a constant of the compiler. With it the
 * addresses of x, y and z of an atom differ by a constant, which saves registers and instructions
 * in loops that have none to spare: about a tenth of the time of a bond. A copy is a hidden class
 * of the same bytes whose class data is the number of lanes; a kernel reads it into a static final
 * field by {@link #lanes}.
 */
final class LaneConstant {
  private static final Map<Key, MethodHandle> CONSTRUCTORS = new ConcurrentHashMap<>();

  private record Key(Class<?> kernel, int lanes) {}

  private LaneConstant() {}

  /**
   * The number of lanes that a copy was made for; 0 in the original class, which is never run.
   *
   * @param lookup of the kernel class
   */
  static int lanes(MethodHandles.Lookup lookup) {
    try {
      Integer lanes = MethodHandles.classData(lookup, "_", Integer.class);
      return lanes == null ? 0 : lanes;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Cannot read the class data of " + lookup, e);
    }
  }

  /**
   * Makes a kernel for a number of lanes.
   *
   * @param lookup of the kernel class, with full access
   * @param type what the kernel is used as
   * @param constructor its parameters
   * @param lanes number of replicas side by side
   * @param arguments of the constructor
   */
  static <T> T create(
      MethodHandles.Lookup lookup,
      Class<T> type,
      MethodType constructor,
      int lanes,
      Object... arguments) {
    MethodHandle make =
        CONSTRUCTORS.computeIfAbsent(
            new Key(lookup.lookupClass(), lanes), key -> define(lookup, constructor, lanes));
    try {
      return type.cast(make.invokeWithArguments(arguments));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("Cannot make a " + lookup.lookupClass().getName(), e);
    }
  }

  private static MethodHandle define(
      MethodHandles.Lookup lookup, MethodType constructor, int lanes) {
    Class<?> original = lookup.lookupClass();
    try (InputStream in = original.getResourceAsStream(fileName(original))) {
      if (in == null) {
        throw new IOException("no such resource");
      }
      MethodHandles.Lookup copy =
          lookup.defineHiddenClassWithClassData(in.readAllBytes(), lanes, true);
      return copy.findConstructor(copy.lookupClass(), constructor);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the class " + original.getName(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot copy the class " + original.getName(), e);
    }
  }

  private static String fileName(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1) + ".class";
  }
}
