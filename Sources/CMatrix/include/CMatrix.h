#ifndef CMATRIX_H
#define CMATRIX_H

#include <stddef.h>
#include <stdint.h>

/// Sixteen outputs are worked on together: matrices are padded to a multiple of this many rows.
#define CMATRIX_BLOCK 16

/// Multiplies a matrix of 16-bit integers with `count` vectors, by the widest instructions the processor has.
///
/// The weights lie in blocks of sixteen rows; within a block, pairs of columns follow one another, each as sixteen
/// rows of two weights. `columns` is even, `rows` a multiple of sixteen. Each output is `sum * scale[row] + bias[row]`;
/// the sums are exact and the same on every processor as long as they fit in 32 bits.
void cmatrix_apply(const int16_t *weights, const float *scale, const float *bias, size_t rows, size_t columns,
                   const int16_t *vectors, size_t count, float *outputs);

#endif
