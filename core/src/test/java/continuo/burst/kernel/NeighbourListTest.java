package continuo.burst.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.burst.kernel.BruteForce.PairImage;
import continuo.error.InputException;
import continuo.error.NumericalException;
import continuo.forcefield.ExcludedPairs;
import continuo.forcefield.LennardJones;
import continuo.forcefield.LennardJonesTable;
import continuo.structure.Box;
import continuo.structure.Composite;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The neighbour list against a loop over all pairs, images and lanes. */
class NeighbourListTest {
  private static final double CUTOFF = 1.6;
  private static final double SKIN = 0.3;

  /** A random system, its lanes and its list. */
  private static final class Case {
    final Box box;
    final int lanes;
    final LennardJones lj;
    final double[] x;
    final NeighbourList list;

    Case(Box box, int nAtoms, int lanes, double divergence, int unwrap, SplittableRandom random) {
      this.box = box;
      this.lanes = lanes;
      double[] r = new double[3 * nAtoms];
      for (int c = 0; c < r.length; c++) {
        r[c] = random.nextDouble(box.isPeriodic() ? box.length(c % 3) : 6);
      }
      Composite composite = TestSystems.composite(box, r);
      lj = TestSystems.lennardJones(random, nAtoms, CUTOFF, SKIN, random.nextBoolean());
      x = TestSystems.lanes(random, composite, lanes, divergence);
      TestSystems.unwrap(random, x, lanes, box, unwrap);
      PairScreen screen = new PlainPairScreen(nAtoms, lanes);
      list = new NeighbourList(composite, lj, lanes, screen);
    }

    /** Pair-images within cut-off + margin of their types in at least one lane. */
    Set<PairImage> near(double margin) {
      Set<Long> excluded = BruteForce.excluded(lj, x.length);
      Set<PairImage> near = new HashSet<>();
      for (int lane = 0; lane < lanes; lane++) {
        BruteForce.eachPair(
            box,
            x,
            lanes,
            lane,
            lj.largestReach() + margin,
            (p, dx, dy, dz, r) -> {
              if (r <= lj.reach(lj.type(p.i()), lj.type(p.j())) + margin
                  && !excluded.contains((long) p.i() * x.length + p.j())) {
                near.add(p);
              }
            });
      }
      return near;
    }

    Set<PairImage> listed() {
      return pairs(list.update(x), box);
    }
  }

  static Set<PairImage> pairs(PairRows rows, Box box) {
    Set<PairImage> pairs = new HashSet<>();
    for (int row = 0; row < rows.nRows; row++) {
      long[] n = new long[3];
      for (int axis = 0; axis < 3 && box.isPeriodic(); axis++) {
        n[axis] =
            Math.round(
                box.fraction(
                    axis, rows.shift[3 * row], rows.shift[3 * row + 1], rows.shift[3 * row + 2]));
      }
      for (int k = rows.start[row]; k < rows.start[row + 1]; k++) {
        boolean isNew = pairs.add(new PairImage(rows.first[row], rows.second[k], n[0], n[1], n[2]));
        assertThat(isNew).as("pair listed once").isTrue();
      }
    }
    return pairs;
  }

  private static Case randomCase(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Box[] boxes = {
      Box.FREE,
      new Box(5.5, 7, 6.2), // wider than twice the radius of the search
      new Box(3.9, 12, 4.4),
      new Box(1.7, 2.3, 3.1), // several images of a pair in reach
      new Box(0.8, 20, 6),
      new Box(7, 6.5, 6, 3.5, -3.5, 3.25), // tilted as far as can be
      new Box(5, 4.5, 6, -2.2, 1.9, -2),
      new Box(3.5, 2.1, 1.9, 1.7, -1.7, 1),
      new Box(9, 0.9, 3, 4.4, -4.2, 0.4) // short across, long along
    };
    Box box = boxes[random.nextInt(boxes.length)];
    double[] divergences = {0, 0.1, 0.6, 2.5, 9};
    int[] lanes = {1, 2, 5, 8};
    return new Case(
        box,
        1 + random.nextInt(60),
        lanes[random.nextInt(lanes.length)],
        divergences[random.nextInt(divergences.length)],
        random.nextBoolean() ? 0 : 1 + random.nextInt(40),
        random);
  }

  @Test
  void exactlyThePairsWithinCutoffAndSkinOfAnyLaneAreListed() {
    for (long seed = 0; seed < 200; seed++) {
      Case c = randomCase(seed);
      Set<PairImage> listed = c.listed();
      // 1e-8 nm either way for rounding at the edge of the skin.
      assertThat(listed).as("seed %d", seed).containsAll(c.near(SKIN - 1e-8));
      assertThat(c.near(SKIN + 1e-8)).as("seed %d", seed).containsAll(listed);
    }
  }

  @Test
  void noPairWithinTheCutoffIsEverMissingWhileAtomsMove() {
    for (long seed = 1000; seed < 1050; seed++) {
      Case c = randomCase(seed);
      SplittableRandom random = new SplittableRandom(~seed);
      double[] velocity = random.doubles(c.x.length, -0.05, 0.05).toArray();
      for (int step = 0; step < 60; step++) {
        for (int n = 0; n < c.x.length; n++) {
          c.x[n] += velocity[n];
        }
        assertThat(c.listed()).as("seed %d, step %d", seed, step).containsAll(c.near(0));
      }
    }
  }

  @Test
  void aListIsKeptWhileNoAtomOfAnyLaneHasMovedByHalfTheSkin() {
    Case c = new Case(new Box(9, 9, 9), 50, 4, 0.1, 0, new SplittableRandom(3));
    Set<PairImage> before = c.listed();
    for (int i = 0; i < 50; i++) {
      c.x[3 * i * c.lanes + i % c.lanes] += (i % 2 == 0 ? 0.49 : -0.49) * SKIN;
    }
    assertThat(c.listed()).isEqualTo(before);
    assertThat(c.near(SKIN)).as("the moves matter").isNotEqualTo(before);
    c.x[3 * 6 * c.lanes + 6 % c.lanes] += 0.02 * SKIN;
    assertThat(c.listed()).isEqualTo(c.near(SKIN));
  }

  @Test
  void theSameForcesComeOutWheneverTheListWasBuilt() {
    SplittableRandom random = new SplittableRandom(11);
    Composite fcc = TestSystems.fcc(3, 0.9);
    int lanes = 3;
    var system =
        TestSystems.system(fcc, TestSystems.lennardJones(random, fcc.nAtoms(), 1.8, 0.2, false));
    double[] x = TestSystems.lanes(random, fcc, lanes, 0.05);
    // The replicas stay together: apart, another kernel takes over, which agrees to round-off only.
    double[] velocity = random.doubles(x.length / lanes, -0.02, 0.02).toArray();
    LaneForces kept = KernelProvider.plain().forces(system, lanes);
    double[] f = new double[x.length];
    double[] energy = new double[lanes];
    double[] fFresh = new double[x.length];
    double[] energyFresh = new double[lanes];
    for (int step = 0; step < 80; step++) {
      for (int n = 0; n < x.length; n++) {
        x[n] += velocity[n / lanes];
      }
      kept.compute(x, f, energy);
      KernelProvider.plain().forces(system, lanes).compute(x, fFresh, energyFresh);
      Bits.assertSame(f, fFresh);
      Bits.assertSame(energy, energyFresh);
    }
  }

  @Test
  void anAtomFarAwayInFreeSpaceCostsNeitherMemoryNorPairs() {
    Case c = new Case(Box.FREE, 40, 2, 0.1, 0, new SplittableRandom(4));
    c.x[0] = 1e7;
    c.x[c.x.length - 1] = -3e8;
    assertThat(c.listed()).containsAll(c.near(0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300})
  void aPositionThatIsNoPositionIsReportedWithItsAtomAndLane(double bad) {
    for (Box box : new Box[] {Box.FREE, new Box(5, 5, 5), new Box(5, 5, 5, 2, 2, 2)}) {
      Case fresh = new Case(box, 20, 4, 0.1, 0, new SplittableRandom(5));
      Case later = new Case(box, 20, 4, 0.1, 0, new SplittableRandom(5));
      later.listed();
      for (Case c : new Case[] {fresh, later}) {
        c.x[(3 * 13 + 1) * 4 + 2] = bad;
        assertThatThrownBy(c::listed)
            .isInstanceOf(NumericalException.class)
            .hasMessageContaining("coordinate y of atom 13 (CA GLY A1) in lane 2 is " + bad);
      }
    }
  }

  @Test
  void aListSurvivesTheReportOfABadPosition() {
    Case c = new Case(new Box(5, 5, 5), 20, 4, 0.1, 0, new SplittableRandom(6));
    Set<PairImage> before = c.listed();
    double good = c.x[17];
    c.x[17] = Double.NaN;
    assertThatThrownBy(c::listed).isInstanceOf(NumericalException.class);
    c.x[17] = good;
    assertThat(c.listed()).isEqualTo(before);
  }

  @Test
  void aBoxMuchSmallerThanTheCutoffIsRefused() {
    assertThatThrownBy(() -> new Case(new Box(5, 0.4, 5), 5, 1, 0, 0, new SplittableRandom(1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("edge y is 0.4 nm")
        .hasMessageContaining("at least a quarter");
  }

  @Test
  void excludedPairsMeetThroughNoImage() {
    Composite two = TestSystems.composite(new Box(2, 2, 2), new double[] {0.2, 0, 0, 1, 0, 0});
    LennardJones lj =
        new LennardJones(
            new int[2],
            LennardJonesTable.of(new double[] {1}, new double[] {1})
                .cutoff(CUTOFF)
                .shifted()
                .build(),
            SKIN,
            new ExcludedPairs(new int[] {0}, new int[] {1}));
    NeighbourList list = new NeighbourList(two, lj, 1, new PlainPairScreen(2, 1));
    PairRows rows = list.update(two.copyReference());
    assertThat(pairs(rows, two.box())).noneMatch(p -> p.i() != p.j());
  }

  @Test
  void typesThatDoNotInteractAreNotListed() {
    Composite three = TestSystems.composite(Box.FREE, new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0});
    LennardJones lj =
        new LennardJones(
            new int[] {0, 1, 0},
            LennardJonesTable.of(new double[] {1, 0}, new double[] {1, 1}).cutoff(CUTOFF).build(),
            SKIN,
            ExcludedPairs.NONE);
    NeighbourList list = new NeighbourList(three, lj, 1, new PlainPairScreen(3, 1));
    assertThat(pairs(list.update(three.copyReference()), Box.FREE))
        .containsExactly(new PairImage(0, 2, 0, 0, 0));
  }
}
