#include "CMatrix.h"
#include <string.h>

// Contraction to fused multiply-add would round differently from one processor to the next.
#pragma STDC FP_CONTRACT OFF

// Works on the first `span` columns of blocks that have `columns`. Without a scale the outputs are the whole sums.
typedef void (*Block)(const int16_t *weights, const float *scale, const float *bias, size_t columns, size_t span,
                      const int16_t *vectors, size_t count, float *outputs, size_t stride);

// What works on one block of rows, and what on two at once, if anything.
typedef struct {
  Block one, two;
} Blocks;

static void apply(Blocks blocks, const int16_t *weights, const float *scale, const float *bias, size_t rows,
                  size_t columns, size_t span, const int16_t *vectors, size_t count, float *outputs) {
  for (size_t row = 0; row < rows;) {
    int isPair = blocks.two && row + 2 * CMATRIX_BLOCK <= rows;
    (isPair ? blocks.two : blocks.one)(weights + row * columns, scale ? scale + row : 0, scale ? bias + row : 0, columns,
                                       span, vectors, count, outputs + row, rows);
    row += isPair ? 2 * CMATRIX_BLOCK : CMATRIX_BLOCK;
  }
}

#if defined(__x86_64__)
#include <immintrin.h>

static inline int32_t pair_at(const int16_t *x) {
  int32_t pair;
  memcpy(&pair, x, sizeof pair);
  return pair;
}

// One block of sixteen rows against as many vectors as there are registers for: at most `most` hold sums. Past the last vector
// it is taken again.
#define BLOCK(name, features, Register, Real, lanes, most, zero, load, spread, accumulate, real, times, plus, loadReal, store)\
  __attribute__((target(features))) static void name(                                                                 \
      const int16_t *weights, const float *scale, const float *bias, size_t columns, size_t span,                     \
      const int16_t *vectors, size_t count, float *outputs, size_t stride) {                                          \
    enum { registers = CMATRIX_BLOCK / lanes, together = most / registers };                                          \
    for (size_t token = 0; token < count; token += together) {                                                        \
      const int16_t *x[together];                                                                                     \
      Register sums[together][registers];                                                                             \
      for (size_t t = 0; t < together; t++) {                                                                         \
        x[t] = vectors + (token + t < count ? token + t : count - 1) * span;                                          \
        for (int r = 0; r < registers; r++) sums[t][r] = zero();                                                      \
      }                                                                                                               \
      for (size_t pair = 0; pair < span; pair += 2) {                                                                 \
        Register rows[registers];                                                                                     \
        for (int r = 0; r < registers; r++)                                                                           \
          rows[r] = load((const void *)(weights + pair * CMATRIX_BLOCK + r * lanes * 2));                             \
        for (int t = 0; t < together; t++) {                                                                          \
          Register both = spread(pair_at(x[t] + pair));                                                               \
          for (int r = 0; r < registers; r++) sums[t][r] = accumulate(sums[t][r], rows[r], both);                     \
        }                                                                                                             \
      }                                                                                                               \
      for (int t = 0; t < together; t++) {                                                                            \
        if (token + t >= count) break;                                                                                \
        for (int r = 0; r < registers; r++) {                                                                         \
          if (!scale) {                                                                                               \
            memcpy(outputs + (token + t) * stride + r * lanes, &sums[t][r], sizeof sums[t][r]);                       \
            continue;                                                                                                 \
          }                                                                                                           \
          Real value = times(real(sums[t][r]), loadReal(scale + r * lanes));                                          \
          store(outputs + (token + t) * stride + r * lanes, plus(value, loadReal(bias + r * lanes)));                 \
        }                                                                                                             \
      }                                                                                                               \
    }                                                                                                                 \
  }

#define ADD_SSE(sum, a, b) _mm_add_epi32(sum, _mm_madd_epi16(a, b))
#define ADD_AVX(sum, a, b) _mm256_add_epi32(sum, _mm256_madd_epi16(a, b))

BLOCK(block_sse, "sse2", __m128i, __m128, 4, 8, _mm_setzero_si128, _mm_loadu_si128, _mm_set1_epi32, ADD_SSE,
      _mm_cvtepi32_ps, _mm_mul_ps, _mm_add_ps, _mm_loadu_ps, _mm_storeu_ps)
BLOCK(block_avx, "avx2", __m256i, __m256, 8, 12, _mm256_setzero_si256, _mm256_loadu_si256, _mm256_set1_epi32, ADD_AVX,
      _mm256_cvtepi32_ps, _mm256_mul_ps, _mm256_add_ps, _mm256_loadu_ps, _mm256_storeu_ps)
// With 512-bit registers there is room for two blocks of rows against eight vectors: enough sums that none waits for another.
#define VNNI __attribute__((target("avx512f,avx512vnni")))

VNNI static inline __attribute__((always_inline)) void tile(
    const int blocks, const int together, const int16_t *weights, const float *scale, const float *bias, size_t columns,
    size_t span, const int16_t *vectors, float *outputs, size_t stride) {
  __m512i sums[2][8];
  for (int b = 0; b < blocks; b++)
    for (int t = 0; t < together; t++) sums[b][t] = _mm512_setzero_si512();
  for (size_t pair = 0; pair < span; pair += 2) {
    __m512i rows[2];
    for (int b = 0; b < blocks; b++)
      rows[b] = _mm512_loadu_si512((const void *)(weights + (b * columns + pair) * CMATRIX_BLOCK));
    for (int t = 0; t < together; t++) {
      __m512i both = _mm512_set1_epi32(pair_at(vectors + t * span + pair));
      for (int b = 0; b < blocks; b++) sums[b][t] = _mm512_dpwssd_epi32(sums[b][t], rows[b], both);
    }
  }
  for (int b = 0; b < blocks; b++)
    for (int t = 0; t < together; t++) {
      if (!scale) {
        memcpy(outputs + t * stride + b * CMATRIX_BLOCK, &sums[b][t], sizeof sums[b][t]);
        continue;
      }
      __m512 value = _mm512_mul_ps(_mm512_cvtepi32_ps(sums[b][t]), _mm512_loadu_ps(scale + b * CMATRIX_BLOCK));
      _mm512_storeu_ps(outputs + t * stride + b * CMATRIX_BLOCK,
                       _mm512_add_ps(value, _mm512_loadu_ps(bias + b * CMATRIX_BLOCK)));
    }
}

#define TILE(blocks, together) \
  case together: tile(blocks, together, weights, scale, bias, columns, span, vectors, outputs, stride); break;
#define TILES(name, blocks)                                                                                           \
  VNNI static void name(const int16_t *weights, const float *scale, const float *bias, size_t columns, size_t span,   \
                        const int16_t *vectors, size_t count, float *outputs, size_t stride) {                        \
    for (; count > 0; count -= count < 8 ? count : 8, vectors += 8 * span, outputs += 8 * stride)                     \
      switch (count) {                                                                                                \
        TILE(blocks, 1) TILE(blocks, 2) TILE(blocks, 3) TILE(blocks, 4)                                               \
        TILE(blocks, 5) TILE(blocks, 6) TILE(blocks, 7)                                                               \
        default: tile(blocks, 8, weights, scale, bias, columns, span, vectors, outputs, stride);                      \
      }                                                                                                               \
  }

TILES(block_vnni, 1)
TILES(two_blocks_vnni, 2)

static Blocks choose(void) {
  if (__builtin_cpu_supports("avx512vnni")) return (Blocks){block_vnni, two_blocks_vnni};
  if (__builtin_cpu_supports("avx2")) return (Blocks){block_avx, 0};
  return (Blocks){block_sse, 0};
}
#else
static void block_plain(const int16_t *weights, const float *scale, const float *bias, size_t columns, size_t span,
                        const int16_t *vectors, size_t count, float *outputs, size_t stride) {
  for (size_t token = 0; token < count; token++) {
    const int16_t *x = vectors + token * span;
    int32_t sums[CMATRIX_BLOCK] = {0};
    for (size_t pair = 0; pair < span; pair += 2) {
      const int16_t *w = weights + pair * CMATRIX_BLOCK;
      for (size_t row = 0; row < CMATRIX_BLOCK; row++)
        sums[row] += (int32_t)w[2 * row] * x[pair] + (int32_t)w[2 * row + 1] * x[pair + 1];
    }
    if (!scale) memcpy(outputs + token * stride, sums, sizeof sums);
    for (size_t row = 0; scale && row < CMATRIX_BLOCK; row++)
      outputs[token * stride + row] = (float)sums[row] * scale[row] + bias[row];
  }
}

static Blocks choose(void) { return (Blocks){block_plain, 0}; }
#endif

void cmatrix_apply(const int16_t *weights, const float *scale, const float *bias, size_t rows, size_t columns,
                   const int16_t *vectors, size_t count, float *outputs) {
  apply(choose(), weights, scale, bias, rows, columns, columns, vectors, count, outputs);
}

void cmatrix_sums(const int16_t *weights, size_t rows, size_t columns, size_t first, size_t span,
                  const int16_t *vectors, size_t count, int32_t *sums) {
  apply(choose(), weights + first * CMATRIX_BLOCK, 0, 0, rows, columns, span, vectors, count, (float *)sums);
}

void cmatrix_pack(const int16_t *vectors, size_t count, size_t columns, int16_t *weights) {
  size_t padded = (count + CMATRIX_BLOCK - 1) / CMATRIX_BLOCK * CMATRIX_BLOCK;
  memset(weights, 0, padded * columns * sizeof *weights);
  for (size_t row = 0; row < count; row++) {
    int16_t *block = weights + row / CMATRIX_BLOCK * CMATRIX_BLOCK * columns + row % CMATRIX_BLOCK * 2;
    for (size_t pair = 0; pair < columns; pair += 2)
      memcpy(block + pair * CMATRIX_BLOCK, vectors + row * columns + pair, 2 * sizeof *weights);
  }
}
