#include "CMatrix.h"
#include <string.h>

// Contraction to fused multiply-add would round differently from one processor to the next.
#pragma STDC FP_CONTRACT OFF

typedef float Reals __attribute__((vector_size(CMATRIX_BLOCK * 4)));
typedef int32_t Wholes __attribute__((vector_size(CMATRIX_BLOCK * 4)));

#define LOAD(Vector, place) ({ Vector loaded; memcpy(&loaded, place, sizeof loaded); loaded; })

#define JOIN(name, features)                                                                                          \
  features static void name(const int32_t *first, const int32_t *second, const int32_t *third, const float *scale,   \
                            const float *bias, size_t rows, float *outputs) {                                         \
    for (size_t row = 0; row < rows; row += CMATRIX_BLOCK) {                                                          \
      Wholes sum = LOAD(Wholes, first + row) + LOAD(Wholes, second + row) + LOAD(Wholes, third + row);                \
      Reals value = __builtin_convertvector(sum, Reals) * LOAD(Reals, scale + row) + LOAD(Reals, bias + row);         \
      memcpy(outputs + row, &value, sizeof value);                                                                    \
    }                                                                                                                 \
  }

#if defined(__x86_64__)
JOIN(join_512, __attribute__((target("avx512f"))))
JOIN(join_256, __attribute__((target("avx2"))))
#endif
JOIN(join_plain, )

void cmatrix_join(const int32_t *first, const int32_t *second, const int32_t *third, const float *scale,
                  const float *bias, size_t rows, float *outputs) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return join_512(first, second, third, scale, bias, rows, outputs);
  if (__builtin_cpu_supports("avx2")) return join_256(first, second, third, scale, bias, rows, outputs);
#endif
  join_plain(first, second, third, scale, bias, rows, outputs);
}
