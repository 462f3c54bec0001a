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

/// The sums alone, of `span` columns from `first` on with vectors of as many values: what these columns add to the product.
void cmatrix_sums(const int16_t *weights, size_t rows, size_t columns, size_t first, size_t span,
                  const int16_t *vectors, size_t count, int32_t *sums);

/// Adds up sums of three stretches of columns and finishes them as `cmatrix_apply` does; `rows` is a multiple of sixteen.
void cmatrix_join(const int32_t *first, const int32_t *second, const int32_t *third, const float *scale,
                  const float *bias, size_t rows, float *outputs);

/// Lays `count` vectors out as the rows of a matrix for `cmatrix_apply`, padded with zero rows to a multiple of sixteen.
void cmatrix_pack(const int16_t *vectors, size_t count, size_t columns, int16_t *weights);

/// Runs one direction of a recurrent layer over `count` tokens: the units of the first half of the width forwards, or those of
/// the second half backwards.
///
/// `gates` holds for each token and direction the candidates and what the forget and the output gates get from below; `weights`
/// what they get from the state. `exact` is the layer's input and becomes its output, also in fixed point in `vectors`: `one` is
/// what 1 is there, and no value is beyond `limit`. Half the width is a multiple of sixteen.
void cmatrix_scan(const float *gates, float *exact, int16_t *vectors, size_t count, size_t width, int backwards,
                  const float *weights, float one, float limit);

/// Where the sum of two rows is largest, the first such place, and that sum.
size_t cmatrix_split(const float *a, const float *b, size_t count, float *sum);

/// Where the largest of some values is, the first such place, and that value; 0 and the least there is where there are none.
size_t cmatrix_largest(const float *values, size_t count, float *value);

#endif
