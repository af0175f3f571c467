/* For the build for AMX (build.rs). GCC 12's _tile_loadconfig tells the compiler that it reads eight bytes of the tiles'
   description; it reads 64, and what is stored in the others is dropped as unused. */
#include <immintrin.h>
#define _tile_loadconfig(description) __asm__ volatile("ldtilecfg %0" ::"m"(*(const char(*)[64])(description)))
