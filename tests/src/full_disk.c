/* A disk that fills up: preloaded into a program under test, it lets FULL_DISK_AFTER writes below the folder
   FULL_DISK_UNDER through and answers every later one with "no space left on device". When the program ends it
   writes into FULL_DISK_COUNT how many it saw. Only writing is touched; reading and removing go on as before. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long seen;

static int below(const char *path) {
    const char *folder = getenv("FULL_DISK_UNDER");
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int full(void) {
    const char *after = getenv("FULL_DISK_AFTER");
    long n = atomic_fetch_add(&seen, 1);
    if (!after || n < atol(after)) return 0;
    errno = ENOSPC;
    return 1;
}

static int full_file(int fd) {
    char name[64], path[4096];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    int before = errno;
    ssize_t length = readlink(name, path, sizeof path - 1);
    errno = before;
    if (length <= 0) return 0;
    path[length] = 0;
    return below(path) && full();
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t size) { return full_file(fd) ? -1 : REAL(write)(fd, data, size); }
ssize_t writev(int fd, const struct iovec *data, int count) { return full_file(fd) ? -1 : REAL(writev)(fd, data, count); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return full_file(fd) ? -1 : REAL(pwrite)(fd, data, size, at); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { return full_file(fd) ? -1 : REAL(pwrite64)(fd, data, size, at); }
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags) {
    return full_file(out) ? -1 : REAL(copy_file_range)(in, from, out, to, size, flags);
}
int posix_fallocate(int fd, off_t at, off_t size) { return full_file(fd) ? ENOSPC : REAL(posix_fallocate)(fd, at, size); }
int posix_fallocate64(int fd, off64_t at, off64_t size) { return full_file(fd) ? ENOSPC : REAL(posix_fallocate64)(fd, at, size); }
int mkdir(const char *path, mode_t mode) { return below(path) && full() ? -1 : REAL(mkdir)(path, mode); }

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, int);
    va_end(rest);
    if ((flags & O_CREAT) && below(path) && access(path, F_OK) != 0 && full()) return -1;
    return REAL(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, int);
    va_end(rest);
    if ((flags & O_CREAT) && below(path) && access(path, F_OK) != 0 && full()) return -1;
    return REAL(open64)(path, flags, mode);
}

__attribute__((destructor)) static void told(void) {
    const char *count = getenv("FULL_DISK_COUNT");
    if (!count || getenv("FULL_DISK_AFTER")) return;
    FILE *file = fopen(count, "w");
    if (!file) return;
    fprintf(file, "%ld\n", (long)atomic_load(&seen));
    fclose(file);
}
