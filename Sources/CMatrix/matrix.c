#include "CMatrix.h"
#include <string.h>

// Contraction to fused multiply-add would round differently from one processor to the next.
#pragma STDC FP_CONTRACT OFF

typedef void (*Block)(const int16_t *weights, const float *scale, const float *bias, size_t columns,
                      const int16_t *vectors, size_t count, float *outputs, size_t stride);

static void apply(Block block, const int16_t *weights, const float *scale, const float *bias, size_t rows,
                  size_t columns, const int16_t *vectors, size_t count, float *outputs) {
  for (size_t row = 0; row < rows; row += CMATRIX_BLOCK)
    block(weights + row * columns, scale + row, bias + row, columns, vectors, count, outputs + row, rows);
}

#if defined(__x86_64__)
#include <immintrin.h>

static inline int32_t pair_at(const int16_t *x) {
  int32_t pair;
  memcpy(&pair, x, sizeof pair);
  return pair;
}

// One block of sixteen rows against as many vectors as there are registers for; past the last vector it is taken again.
#define BLOCK(name, features, Register, Real, lanes, zero, load, spread, accumulate, real, times, plus, loadReal, store)\
  __attribute__((target(features))) static void name(                                                                 \
      const int16_t *weights, const float *scale, const float *bias, size_t columns, const int16_t *vectors,          \
      size_t count, float *outputs, size_t stride) {                                                                  \
    enum { registers = CMATRIX_BLOCK / lanes, together = 8 / registers };                                             \
    for (size_t token = 0; token < count; token += together) {                                                        \
      const int16_t *x[together];                                                                                     \
      Register sums[together][registers];                                                                             \
      for (size_t t = 0; t < together; t++) {                                                                         \
        x[t] = vectors + (token + t < count ? token + t : count - 1) * columns;                                       \
        for (int r = 0; r < registers; r++) sums[t][r] = zero();                                                      \
      }                                                                                                               \
      for (size_t pair = 0; pair < columns; pair += 2) {                                                              \
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
          Real value = times(real(sums[t][r]), loadReal(scale + r * lanes));                                          \
          store(outputs + (token + t) * stride + r * lanes, plus(value, loadReal(bias + r * lanes)));                 \
        }                                                                                                             \
      }                                                                                                               \
    }                                                                                                                 \
  }

#define ADD_SSE(sum, a, b) _mm_add_epi32(sum, _mm_madd_epi16(a, b))
#define ADD_AVX(sum, a, b) _mm256_add_epi32(sum, _mm256_madd_epi16(a, b))

BLOCK(block_sse, "sse2", __m128i, __m128, 4, _mm_setzero_si128, _mm_loadu_si128, _mm_set1_epi32, ADD_SSE,
      _mm_cvtepi32_ps, _mm_mul_ps, _mm_add_ps, _mm_loadu_ps, _mm_storeu_ps)
BLOCK(block_avx, "avx2", __m256i, __m256, 8, _mm256_setzero_si256, _mm256_loadu_si256, _mm256_set1_epi32, ADD_AVX,
      _mm256_cvtepi32_ps, _mm256_mul_ps, _mm256_add_ps, _mm256_loadu_ps, _mm256_storeu_ps)
BLOCK(block_vnni, "avx512f,avx512vnni", __m512i, __m512, 16, _mm512_setzero_si512, _mm512_loadu_si512,
      _mm512_set1_epi32, _mm512_dpwssd_epi32, _mm512_cvtepi32_ps, _mm512_mul_ps, _mm512_add_ps, _mm512_loadu_ps,
      _mm512_storeu_ps)

static Block choose(void) {
  if (__builtin_cpu_supports("avx512vnni")) return block_vnni;
  if (__builtin_cpu_supports("avx2")) return block_avx;
  return block_sse;
}
#else
static void block_plain(const int16_t *weights, const float *scale, const float *bias, size_t columns,
                        const int16_t *vectors, size_t count, float *outputs, size_t stride) {
  for (size_t token = 0; token < count; token++) {
    const int16_t *x = vectors + token * columns;
    int32_t sums[CMATRIX_BLOCK] = {0};
    for (size_t pair = 0; pair < columns; pair += 2) {
      const int16_t *w = weights + pair * CMATRIX_BLOCK;
      for (size_t row = 0; row < CMATRIX_BLOCK; row++)
        sums[row] += (int32_t)w[2 * row] * x[pair] + (int32_t)w[2 * row + 1] * x[pair + 1];
    }
    for (size_t row = 0; row < CMATRIX_BLOCK; row++)
      outputs[token * stride + row] = (float)sums[row] * scale[row] + bias[row];
  }
}

static Block choose(void) { return block_plain; }
#endif

void cmatrix_apply(const int16_t *weights, const float *scale, const float *bias, size_t rows, size_t columns,
                   const int16_t *vectors, size_t count, float *outputs) {
  apply(choose(), weights, scale, bias, rows, columns, vectors, count, outputs);
}
