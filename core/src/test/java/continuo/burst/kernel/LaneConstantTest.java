package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.Test;

class LaneConstantTest {
  /** Something that knows its number of lanes as a constant. */
  interface Counted {
    int lanes();
  }

  /** A kernel in the smallest. */
  static final class Copied implements Counted {
    private static final int LANES = LaneConstant.lanes(MethodHandles.lookup());

    private final int add;

    Copied(Integer add) {
      if (add < 0) {
        throw new IllegalArgumentException("Invalid number " + add);
      }
      this.add = add;
    }

    static Counted of(int add, int lanes) {
      return LaneConstant.create(
          MethodHandles.lookup(),
          Counted.class,
          MethodType.methodType(void.class, Integer.class),
          lanes,
          add);
    }

    @Override
    public int lanes() {
      return LANES + add;
    }
  }

  @Test
  void everyNumberOfLanesHasAClassOfItsOwnAndOnlyOne() {
    Counted eight = Copied.of(100, 8);
    Counted sixteen = Copied.of(200, 16);
    assertThat(eight.lanes()).isEqualTo(108);
    assertThat(sixteen.lanes()).isEqualTo(216);
    assertThat(sixteen.getClass()).isNotSameAs(eight.getClass());
    assertThat(Copied.of(0, 8).getClass()).isSameAs(eight.getClass());
    assertThat(eight.getClass().isHidden()).isTrue();
  }

  @Test
  void whatAConstructorThrowsComesOut() {
    assertThatThrownBy(() -> Copied.of(-1, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid number -1");
  }
}
