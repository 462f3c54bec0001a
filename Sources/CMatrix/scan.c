#include "CMatrix.h"
#include <string.h>

// Contraction to fused multiply-add would round differently from one processor to the next.
#pragma STDC FP_CONTRACT OFF

enum { lanes = 16 };
typedef float Reals __attribute__((vector_size(lanes * 4)));
typedef int32_t Wholes __attribute__((vector_size(lanes * 4)));
typedef int16_t Shorts __attribute__((vector_size(lanes * 2)));

// Basic arithmetic only, so that every processor gives the same; `mask` picks `a` where it is all ones.
#define PICK(mask, a, b) ((Reals)(((mask) & (Wholes)(a)) | (~(mask) & (Wholes)(b))))
// A gate between 0 and 1 with the slope of the logistic function at 0.
#define GATE(value) (0.5f + 0.5f * (value) / (2.0f + PICK((value) < 0.0f, -(value), value)))
#define LOAD(place) ({ Reals loaded; memcpy(&loaded, place, sizeof loaded); loaded; })

#define SCAN(name, features)                                                                                          \
  features static void name(const float *gates, float *exact, int16_t *vectors, size_t count, size_t width,           \
                            int backwards, const float *weights, float one, float limit) {                            \
    size_t half = width / 2;                                                                                          \
    const Reals most = limit - (Reals){0}, least = -most;                                                             \
    for (size_t column = 0; column < half; column += lanes) {                                                         \
      const Reals forgetting = LOAD(weights + column), giving = LOAD(weights + half + column);                        \
      Reals state = {0};                                                                                              \
      for (size_t step = 0; step < count; step++) {                                                                   \
        size_t token = backwards ? count - 1 - step : step;                                                           \
        const float *gate = gates + token * 3 * width + (backwards ? 3 * half : 0) + column;                          \
        size_t place = token * width + (backwards ? half : 0) + column;                                               \
        Reals candidate = LOAD(gate), input = LOAD(exact + place);                                                    \
        Reals forget = LOAD(gate + half) + forgetting * state, output = LOAD(gate + 2 * half) + giving * state;       \
        forget = GATE(forget);                                                                                        \
        output = GATE(output);                                                                                        \
        state = candidate + forget * (state - candidate);                                                             \
        Reals value = input + output * (state - input);                                                               \
        memcpy(exact + place, &value, sizeof value);                                                                  \
        Reals scaled = value * one;                                                                                   \
        scaled = PICK(scaled > most, most, scaled);                                                                   \
        scaled = PICK(scaled < least, least, scaled);                                                                 \
        /* Added to 1.5 * 2^23, a number's lowest bits are its nearest whole number. */                               \
        Shorts fixed = __builtin_convertvector((Wholes)(scaled + 12582912.0f), Shorts);                               \
        memcpy(vectors + place, &fixed, sizeof fixed);                                                                \
      }                                                                                                               \
    }                                                                                                                 \
  }

#if defined(__x86_64__)
SCAN(scan_512, __attribute__((target("avx512f,avx512bw,avx512vl"))))
SCAN(scan_256, __attribute__((target("avx2"))))
#endif
SCAN(scan_plain, )

void cmatrix_scan(const float *gates, float *exact, int16_t *vectors, size_t count, size_t width, int backwards,
                  const float *weights, float one, float limit) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw"))
    return scan_512(gates, exact, vectors, count, width, backwards, weights, one, limit);
  if (__builtin_cpu_supports("avx2"))
    return scan_256(gates, exact, vectors, count, width, backwards, weights, one, limit);
#endif
  scan_plain(gates, exact, vectors, count, width, backwards, weights, one, limit);
}
