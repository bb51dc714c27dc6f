// What libstdc++.a, which was compiled with glibc's headers, and a program compiled with musl's
// must agree on. Each line goes into the assembler output: nothing is run.
#include <any>
#include <atomic>
#include <chrono>
#include <clocale>
#include <condition_variable>
#include <csetjmp>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cwchar>
#include <cwctype>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <langinfo.h>
#include <link.h>
#include <locale>
#include <map>
#include <memory_resource>
#include <mutex>
#include <poll.h>
#include <pthread.h>
#include <random>
#include <regex>
#include <semaphore.h>
#include <shared_mutex>
#include <sstream>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <system_error>
#include <thread>
#include <time.h>
#include <typeinfo>
#include <unistd.h>
#include <valarray>

#define TELL(what, number) __asm__ volatile("-> " what " %0" : : "i"(number))
#define TYPE(...)                                                                                  \
    TELL("sizeof " #__VA_ARGS__, sizeof(__VA_ARGS__));                                             \
    TELL("alignof " #__VA_ARGS__, alignof(__VA_ARGS__))
#define NUMBER_TYPE(type)                                                                          \
    TYPE(type);                                                                                    \
    TELL("signed " #type, (type)-1 < (type)0)
#define MEMBER(type, member)                                                                       \
    TELL("offset " #type " " #member, __builtin_offsetof(type, member));                           \
    TELL("size " #type " " #member, sizeof(((type *)0)->member))
#define CONSTANT(name) TELL("constant " #name, (int)(name))

void of_c()
{
    NUMBER_TYPE(blksize_t);
    NUMBER_TYPE(blkcnt_t);
    NUMBER_TYPE(clock_t);
    NUMBER_TYPE(clockid_t);
    NUMBER_TYPE(dev_t);
    NUMBER_TYPE(gid_t);
    NUMBER_TYPE(ino_t);
    NUMBER_TYPE(intmax_t);
    NUMBER_TYPE(mode_t);
    NUMBER_TYPE(nlink_t);
    NUMBER_TYPE(nl_item);
    NUMBER_TYPE(off_t);
    NUMBER_TYPE(pid_t);
    NUMBER_TYPE(size_t);
    NUMBER_TYPE(ssize_t);
    NUMBER_TYPE(suseconds_t);
    NUMBER_TYPE(time_t);
    NUMBER_TYPE(uid_t);
    NUMBER_TYPE(wchar_t);
    NUMBER_TYPE(wctype_t);
    NUMBER_TYPE(wint_t);
    NUMBER_TYPE(pthread_key_t);
    NUMBER_TYPE(pthread_once_t);
    NUMBER_TYPE(fsblkcnt_t);
    TYPE(pthread_t);
    TYPE(pthread_attr_t);
    TYPE(pthread_mutex_t);
    TYPE(pthread_mutexattr_t);
    TYPE(pthread_cond_t);
    TYPE(pthread_condattr_t);
    TYPE(pthread_rwlock_t);
    TYPE(sem_t);
    TYPE(locale_t);
    TYPE(mbstate_t);
    TYPE(fpos_t);
    TYPE(jmp_buf);
    TYPE(sigset_t);
    TYPE(div_t);
    TYPE(ldiv_t);
    TYPE(max_align_t);
    TYPE(va_list);
    TYPE(wctrans_t);
    TYPE(struct stat);
    MEMBER(struct stat, st_dev);
    MEMBER(struct stat, st_ino);
    MEMBER(struct stat, st_mode);
    MEMBER(struct stat, st_nlink);
    MEMBER(struct stat, st_uid);
    MEMBER(struct stat, st_gid);
    MEMBER(struct stat, st_rdev);
    MEMBER(struct stat, st_size);
    MEMBER(struct stat, st_blksize);
    MEMBER(struct stat, st_blocks);
    MEMBER(struct stat, st_atim);
    MEMBER(struct stat, st_mtim);
    MEMBER(struct stat, st_ctim);
    TYPE(struct statvfs);
    MEMBER(struct statvfs, f_bsize);
    MEMBER(struct statvfs, f_frsize);
    MEMBER(struct statvfs, f_blocks);
    MEMBER(struct statvfs, f_bfree);
    MEMBER(struct statvfs, f_bavail);
    TYPE(struct dirent);
    MEMBER(struct dirent, d_ino);
    MEMBER(struct dirent, d_off);
    MEMBER(struct dirent, d_reclen);
    MEMBER(struct dirent, d_type);
    MEMBER(struct dirent, d_name);
    TYPE(struct tm);
    MEMBER(struct tm, tm_sec);
    MEMBER(struct tm, tm_year);
    MEMBER(struct tm, tm_isdst);
    MEMBER(struct tm, tm_gmtoff);
    MEMBER(struct tm, tm_zone);
    TYPE(struct timespec);
    MEMBER(struct timespec, tv_nsec);
    TYPE(struct timeval);
    MEMBER(struct timeval, tv_usec);
    TYPE(struct lconv);
    MEMBER(struct lconv, decimal_point);
    MEMBER(struct lconv, grouping);
    MEMBER(struct lconv, int_frac_digits);
    MEMBER(struct lconv, int_n_sign_posn);
    TYPE(struct iovec);
    MEMBER(struct iovec, iov_len);
    TYPE(struct pollfd);
    MEMBER(struct pollfd, revents);
    TYPE(struct dl_phdr_info);
    MEMBER(struct dl_phdr_info, dlpi_name);
    MEMBER(struct dl_phdr_info, dlpi_phdr);
    MEMBER(struct dl_phdr_info, dlpi_phnum);
    CONSTANT(LC_CTYPE);
    CONSTANT(LC_NUMERIC);
    CONSTANT(LC_TIME);
    CONSTANT(LC_COLLATE);
    CONSTANT(LC_MONETARY);
    CONSTANT(LC_MESSAGES);
    CONSTANT(LC_ALL);
    CONSTANT(CODESET);
    CONSTANT(RADIXCHAR);
    CONSTANT(THOUSEP);
    CONSTANT(D_T_FMT);
    CONSTANT(D_FMT);
    CONSTANT(T_FMT);
    CONSTANT(T_FMT_AMPM);
    CONSTANT(AM_STR);
    CONSTANT(PM_STR);
    CONSTANT(DAY_1);
    CONSTANT(ABDAY_7);
    CONSTANT(MON_1);
    CONSTANT(ABMON_12);
    CONSTANT(EOF);
    CONSTANT(WEOF);
    CONSTANT(SEEK_SET);
    CONSTANT(SEEK_CUR);
    CONSTANT(SEEK_END);
    CONSTANT(RAND_MAX);
    CONSTANT(O_RDONLY);
    CONSTANT(O_WRONLY);
    CONSTANT(O_RDWR);
    CONSTANT(O_CREAT);
    CONSTANT(O_EXCL);
    CONSTANT(O_TRUNC);
    CONSTANT(O_APPEND);
    CONSTANT(O_CLOEXEC);
    CONSTANT(O_DIRECTORY);
    CONSTANT(O_NOFOLLOW);
    CONSTANT(AT_FDCWD);
    CONSTANT(AT_SYMLINK_NOFOLLOW);
    CONSTANT(AT_REMOVEDIR);
    CONSTANT(UTIME_OMIT);
    CONSTANT(UTIME_NOW);
    CONSTANT(S_IFMT);
    CONSTANT(S_IFDIR);
    CONSTANT(S_IFREG);
    CONSTANT(S_IFLNK);
    CONSTANT(DT_DIR);
    CONSTANT(DT_LNK);
    CONSTANT(DT_UNKNOWN);
    CONSTANT(CLOCK_REALTIME);
    CONSTANT(CLOCK_MONOTONIC);
    CONSTANT(FIONREAD);
    CONSTANT(POLLIN);
    CONSTANT(_SC_NPROCESSORS_ONLN);
    CONSTANT(_SC_PAGESIZE);
    CONSTANT(_PC_PATH_MAX);
    CONSTANT(EINTR);
    CONSTANT(EAGAIN);
    CONSTANT(ENOSYS);
    CONSTANT(EOVERFLOW);
    CONSTANT(ENOTSUP);
    CONSTANT(ETIMEDOUT);
    CONSTANT(EILSEQ);
    CONSTANT(EDEADLK);
    CONSTANT(SIGABRT);
    CONSTANT(RTLD_LAZY);
    CONSTANT(RTLD_NOW);
    CONSTANT(PTHREAD_MUTEX_RECURSIVE);
    CONSTANT(PTHREAD_CREATE_DETACHED);
}

// Only those with code or objects in the archive matter; the others show that nothing else moved.
void of_cxx()
{
    TYPE(std::ios_base);
    TYPE(std::ios);
    TYPE(std::ostream);
    TYPE(std::istream);
    TYPE(std::iostream);
    TYPE(std::wostream);
    TYPE(std::ifstream);
    TYPE(std::ofstream);
    TYPE(std::fstream);
    TYPE(std::filebuf);
    TYPE(std::wfilebuf);
    TYPE(std::streambuf);
    TYPE(std::stringbuf);
    TYPE(std::stringstream);
    TYPE(std::wstringstream);
    TYPE(std::streampos);
    TYPE(std::locale);
    TYPE(std::locale::facet);
    TYPE(std::ctype<char>);
    TYPE(std::ctype<wchar_t>);
    TYPE(std::codecvt<wchar_t, char, mbstate_t>);
    TYPE(std::numpunct<char>);
    TYPE(std::moneypunct<char>);
    TYPE(std::time_get<char>);
    TYPE(std::time_put<char>);
    TYPE(std::messages<char>);
    TYPE(std::collate<char>);
    TYPE(std::mutex);
    TYPE(std::timed_mutex);
    TYPE(std::recursive_mutex);
    TYPE(std::recursive_timed_mutex);
    TYPE(std::shared_mutex);
    TYPE(std::shared_timed_mutex);
    TYPE(std::condition_variable);
    TYPE(std::condition_variable_any);
    TYPE(std::once_flag);
    TYPE(std::thread);
    TYPE(std::thread::id);
    TYPE(std::future<int>);
    TYPE(std::promise<int>);
    TYPE(std::exception_ptr);
    TYPE(std::error_code);
    TYPE(std::system_error);
    TYPE(std::runtime_error);
    TYPE(std::future_error);
    TYPE(std::ios_base::failure);
    TYPE(std::string);
    TYPE(std::wstring);
    TYPE(std::any);
    TYPE(std::function<void()>);
    TYPE(std::shared_ptr<int>);
    TYPE(std::map<int, int>);
    TYPE(std::regex);
    TYPE(std::regex_error);
    TYPE(std::smatch);
    TYPE(std::filesystem::path);
    TYPE(std::filesystem::directory_entry);
    TYPE(std::filesystem::directory_iterator);
    TYPE(std::filesystem::recursive_directory_iterator);
    TYPE(std::filesystem::file_status);
    TYPE(std::filesystem::filesystem_error);
    TYPE(std::filesystem::space_info);
    TYPE(std::random_device);
    TYPE(std::pmr::monotonic_buffer_resource);
    TYPE(std::pmr::unsynchronized_pool_resource);
    TYPE(std::pmr::synchronized_pool_resource);
    TYPE(std::type_info);
    TYPE(std::chrono::system_clock::duration);
    TYPE(std::ctype_base::mask);
    CONSTANT(std::ctype_base::upper);
    CONSTANT(std::ctype_base::lower);
    CONSTANT(std::ctype_base::alpha);
    CONSTANT(std::ctype_base::digit);
    CONSTANT(std::ctype_base::xdigit);
    CONSTANT(std::ctype_base::space);
    CONSTANT(std::ctype_base::print);
    CONSTANT(std::ctype_base::graph);
    CONSTANT(std::ctype_base::cntrl);
    CONSTANT(std::ctype_base::punct);
    CONSTANT(std::ctype_base::alnum);
    CONSTANT(std::ctype_base::blank);
}
