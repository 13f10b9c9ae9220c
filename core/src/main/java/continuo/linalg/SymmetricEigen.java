package continuo.linalg;

import org.ejml.data.DMatrixRMaj;

/**
 * A symmetric matrix as V Λ Vᵀ.
 *
 * @param values Λ in ascending order, n
 * @param vectors V, n×n; the eigenvectors are its columns, of length 1 and of either sign
 */
public record SymmetricEigen(double[] values, DMatrixRMaj vectors) {}
