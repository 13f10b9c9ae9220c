/**
 * The hot loops of a burst on flat arrays [atom][xyz][lane]: forces, BAOAB, noise, products with
 * the basis functions. Two versions of each, plain and vector, give the same bits: lanes are
 * independent replicas, every lane sees the same operations in the same order, nothing is summed
 * across lanes, and only operations that IEEE 754 rounds correctly are used. Width and version of
 * the vectors leave no trace in the results; nor do other lanes and earlier calls while the
 * replicas share their neighbours. Replicas that have drifted apart are summed in clusters of
 * neighbours, where these two change the order of sums.
 *
 * <p>Processors without a fused multiply-add instruction get the same bits from software, far too
 * slowly to be of use.
 *
 * <p>Start with {@link continuo.burst.kernel.Kernels} and {@link
 * continuo.burst.kernel.KernelProvider}; everything else is hidden:
 *
 * <ul>
 *   <li>{@code Plain…} and {@code Vector…}: the twins.
 *   <li>{@code BondRows}, {@code PairRows}: partners in rows of equal first atom and image.
 *   <li>{@code BondedKernel}: all terms over listed tuples of atoms, from {@code Legs} through an
 *       {@code InternalCoordinate} to the formula that a term brings along; one code for both
 *       versions, the compiler vectorises it.
 *   <li>{@code NeighbourList} → {@code PairSearch} → {@code CellGrid}: which pairs to evaluate.
 *   <li>{@code NonbondedKernel}: general pair potentials and charges, a row at a time: {@code
 *       PairBatch} gathers, one {@code PairForm} is a long loop over pairs and lanes, {@code
 *       PairBatch} scatters.
 *   <li>{@code LaneVirial}: the virial, off the hot path.
 *   <li>{@code NoiseKey}, {@code NoiseLaw}: from a key to bits to noise.
 *   <li>{@code Mixed…}: forces in single precision, see {@link
 *       continuo.burst.kernel.Precision#MIXED}.
 *   <li>{@code LaneConstant}: kernels with the number of lanes built in.
 *   <li>{@code ClusterLennardJones} → {@code ClusterSearch} → {@code ClusterGrid}: the same for
 *       replicas that have drifted apart; {@code AdaptiveLennardJones} chooses.
 * </ul>
 *
 * <p>Depends on the term data of {@code continuo.forcefield}; only {@code continuo.burst} and its
 * callers depend on it.
 */
package continuo.burst.kernel;
