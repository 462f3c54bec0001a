#include "CMatrix.h"
#include <string.h>

enum { lanes = 8 };
typedef float Reals __attribute__((vector_size(lanes * 4)));
typedef int32_t Wholes __attribute__((vector_size(lanes * 4)));

#define LOAD(place) ({ Reals loaded; memcpy(&loaded, place, sizeof loaded); loaded; })
// `mask` picks `a` where it is all ones.
#define PICK(mask, a, b) (((mask) & (a)) | (~(mask) & (b)))
#define TURN(v, a, b, c, d, e, f, g, h) __builtin_shufflevector(v, v, a, b, c, d, e, f, g, h)
#define GREATER(v, turned) ({ Reals other = turned; (Reals)PICK((Wholes)(other > v), (Wholes)other, (Wholes)v); })
#define SMALLER(v, turned) ({ Wholes other = turned; PICK(other < v, other, v); })
#define HALVES(v) TURN(v, 4, 5, 6, 7, 0, 1, 2, 3)
#define QUARTERS(v) TURN(v, 2, 3, 0, 1, 6, 7, 4, 5)
#define EIGHTHS(v) TURN(v, 1, 0, 3, 2, 5, 4, 7, 6)

// Of two rows their sums are looked at, of one row its values.
#define SUMS(index) (LOAD(a + index) + LOAD(b + index))
#define SUM(index) (a[index] + b[index])
#define VALUES(index) LOAD(a + index)
#define VALUE(index) a[index]

#define LARGEST(name, features, together, alone)                                                                      \
  features static size_t name(const float *a, const float *b, size_t count, float *value) {                           \
    float best = -__builtin_inff();                                                                                   \
    size_t place = 0, index = 0;                                                                                      \
    if (count >= lanes) {                                                                                             \
      Reals bests = best - (Reals){0};                                                                                \
      Wholes places = {0}, indices = {0, 1, 2, 3, 4, 5, 6, 7};                                                        \
      for (; index + lanes <= count; index += lanes, indices += lanes) {                                              \
        Reals found = together(index);                                                                                \
        Wholes isBetter = found > bests;                                                                              \
        bests = (Reals)PICK(isBetter, (Wholes)found, (Wholes)bests);                                                  \
        places = PICK(isBetter, indices, places);                                                                     \
      }                                                                                                               \
      Reals most = GREATER(bests, HALVES(bests));                                                                     \
      most = GREATER(most, QUARTERS(most));                                                                           \
      most = GREATER(most, EIGHTHS(most));                                                                            \
      Wholes first = PICK(bests == most, places, INT32_MAX - (Wholes){0});                                            \
      first = SMALLER(first, HALVES(first));                                                                          \
      first = SMALLER(first, QUARTERS(first));                                                                        \
      first = SMALLER(first, EIGHTHS(first));                                                                         \
      best = most[0];                                                                                                 \
      place = (size_t)first[0];                                                                                       \
    }                                                                                                                 \
    for (; index < count; index++)                                                                                    \
      if (alone(index) > best) {                                                                                      \
        best = alone(index);                                                                                          \
        place = index;                                                                                                \
      }                                                                                                               \
    *value = best;                                                                                                    \
    return place;                                                                                                     \
  }

#if defined(__x86_64__)
LARGEST(split_256, __attribute__((target("avx2"))), SUMS, SUM)
LARGEST(largest_256, __attribute__((target("avx2"))), VALUES, VALUE)
#endif
LARGEST(split_plain, , SUMS, SUM)
LARGEST(largest_plain, , VALUES, VALUE)

size_t cmatrix_split(const float *a, const float *b, size_t count, float *sum) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return split_256(a, b, count, sum);
#endif
  return split_plain(a, b, count, sum);
}

size_t cmatrix_largest(const float *values, size_t count, float *value) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return largest_256(values, 0, count, value);
#endif
  return largest_plain(values, 0, count, value);
}
