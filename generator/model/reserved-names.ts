// SPDX-License-Identifier: MIT
/**
 * Names with a meaning of their own in C, Python and MicroPython. Sources: the C standards up to C23, what the headers of
 * MicroPython's unix port declare with musl and glibc, CPython's keywords. A test compares the lists with those headers.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const C_KEYWORDS = words(`
  asm auto bool break case char const constexpr continue default do double else enum extern float for goto if inline int
  long nullptr register restrict return short signed sizeof static struct switch typedef typeof typeof_unqual union
  unsigned void volatile while`);

const PYTHON_KEYWORDS = words(`
  False None True and as assert async await break class continue def del elif else except finally for from global if
  import in is lambda nonlocal not or pass raise return try while with yield __debug__`);

/** Builtins of Python and MicroPython: a module that exports such a name replaces it in scripts that star-import it. */
const PYTHON_BUILTINS = words(`
  ArithmeticError AssertionError AttributeError BaseException BlockingIOError BufferError BytesWarning ChildProcessError
  ConnectionError DeprecationWarning EOFError Ellipsis EnvironmentError Exception FileExistsError FileNotFoundError
  FloatingPointError FutureWarning GeneratorExit IOError ImportError IndentationError IndexError InterruptedError
  IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError
  NotImplemented NotImplementedError OSError OverflowError PermissionError ProcessLookupError RecursionError
  ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning
  SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError
  UnicodeError UnicodeWarning UserWarning ValueError ViperTypeError Warning ZeroDivisionError abs aiter all anext any
  ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex const delattr dict dir divmod
  enumerate eval exec execfile exit filter float format frozenset getattr globals hasattr hash help hex id input int
  isinstance issubclass iter len list locals map max memoryview micropython min next object oct open ord pow print
  property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip`);

/** Modules that MicroPython's ports build in: a native module of that name replaces them. */
const PYTHON_MODULES = words(`
  array asyncio binascii bluetooth btree builtins cmath collections cryptolib deflate errno ffi framebuf gc hashlib heapq
  io json jni lwip machine math micropython network ntptime os platform random re select socket ssl struct sys termios
  time tls uasyncio ubinascii uctypes uerrno uio ujson uos urandom ure uselect usocket ustruct usys utime vfs websocket
  _asyncio _onewire _thread _webrepl`);

/** Macros of C's and POSIX's headers that are not written in capitals. */
const LOWER_CASE_MACROS = words(`
  alloca and and_eq asm assert be16toh be32toh be64toh bitand bitor bool compl complex errno false fortran
  fpclassify h_addr htobe16 htobe32 htobe64 htole16 htole32 htole64 i386 imaginary isfinite isgreater
  isgreaterequal isinf isless islessequal islessgreater isnan isnormal isunordered le16toh le32toh le64toh linux
  major makedev math_errhandling minor mips near noreturn not not_eq offsetof or or_eq pascal far huge s_addr
  sa_handler sa_sigaction sched_priority setjmp sigsetjmp signbit si_pid si_uid si_value sparc st_atime st_ctime
  st_mtime static_assert stderr stdin stdout sun thread_local alignas alignof true unix va_arg va_copy va_end
  va_start vax vm86 xor xor_eq d_fileno howmany roundup powerof2`);

/** Macros in capitals, but for those of the families below. */
const UPPER_CASE_MACROS = words(`
  AIO_PRIO_DELTA_MAX BC_BASE_MAX BC_DIM_MAX BC_SCALE_MAX BC_STRING_MAX BIG_ENDIAN BUFSIZ CHECKBUF BYTE_ORDER
  CHARCLASS_NAME_MAX CHAR_BIT CHAR_MAX CHAR_MIN CLOCKS_PER_SEC COLL_WEIGHTS_MAX DBL_MAX DELAYTIMER_MAX E2BIG
  EACCES EADDRINUSE EADDRNOTAVAIL EADV EAFNOSUPPORT EAGAIN EALREADY EBADE EBADF EBADFD EBADMSG EBADR EBADRQC
  EBADSLT EBFONT EBUSY ECANCELED ECHILD ECHRNG ECOMM ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK EDEADLOCK
  EDESTADDRREQ EDOM EDOTDOT EDQUOT EEXIST EFAULT EFBIG EHOSTDOWN EHOSTUNREACH EHWPOISON EIDRM EILSEQ EINPROGRESS
  EINTR EINVAL EIO EISCONN EISDIR EISNAM EKEYEXPIRED EKEYREJECTED EKEYREVOKED EL2HLT EL2NSYNC EL3HLT EL3RST
  ELIBACC ELIBBAD ELIBEXEC ELIBMAX ELIBSCN ELNRNG ELOOP EMEDIUMTYPE EMFILE EMLINK EMSGSIZE EMULTIHOP
  ENAMETOOLONG ENAVAIL ENETDOWN ENETRESET ENETUNREACH ENFILE ENOANO ENOBUFS ENOCSI ENODATA ENODEV ENOENT ENOEXEC
  ENOKEY ENOLCK ENOLINK ENOMEDIUM ENOMEM ENOMSG ENONET ENOPKG ENOPROTOOPT ENOSPC ENOSR ENOSTR ENOSYS ENOTBLK
  ENOTCONN ENOTDIR ENOTEMPTY ENOTNAM ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY ENOTUNIQ ENXIO EOF EOPNOTSUPP
  EOVERFLOW EOWNERDEAD EPERM EPFNOSUPPORT EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EREMCHG EREMOTE
  EREMOTEIO ERESTART ERFKILL EROFS ESHUTDOWN ESOCKTNOSUPPORT ESPIPE ESRCH ESRMNT ESTALE ESTRPIPE ETIME ETIMEDOUT
  ETOOMANYREFS ETXTBSY EUCLEAN EUNATCH EUSERS EWOULDBLOCK EXDEV EXFULL EXIT_FAILURE EXIT_SUCCESS EXPR_NEST_MAX
  FD_CLR FD_ISSET FD_SET FD_SETSIZE FD_ZERO FILENAME_MAX FLT_MAX FOPEN_MAX F_LOCK F_OK F_TEST F_TLOCK F_ULOCK
  HOST_NAME_MAX HUGE_VAL I INFINITY INT16_C INT16_MAX INT16_MIN INT32_C INT32_MAX INT32_MIN INT64_C INT64_MAX
  INT64_MIN INT8_C INT8_MAX INT8_MIN INTMAX_C INTMAX_MAX INTMAX_MIN INTPTR_MAX INTPTR_MIN INT_FAST16_MAX
  INT_FAST16_MIN INT_FAST32_MAX INT_FAST32_MIN INT_FAST64_MAX INT_FAST64_MIN INT_FAST8_MAX INT_FAST8_MIN INT_FMT
  INT_LEAST16_MAX INT_LEAST16_MIN INT_LEAST32_MAX INT_LEAST32_MIN INT_LEAST64_MAX INT_LEAST64_MIN INT_LEAST8_MAX
  INT_LEAST8_MIN INT_MAX INT_MIN LINE_MAX LITTLE_ENDIAN LLONG_MAX LLONG_MIN LOGIN_NAME_MAX LONG_MAX LONG_MIN
  L_INCR L_SET L_XTND L_ctermid L_tmpnam MAX MAX_CANON MAX_INPUT MB_CUR_MAX MB_LEN_MAX MIN MQ_PRIO_MAX M_E M_PI
  NAME_MAX NAN NFDBITS NGROUPS_MAX NORETURN NULL PATH_MAX PDP_ENDIAN PIPE_BUF PTRDIFF_MAX PTRDIFF_MIN P_tmpdir
  RAND_MAX RE_DUP_MAX RTSIG_MAX R_OK SCHAR_MAX SCHAR_MIN SCHED_FIFO SCHED_OTHER SCHED_RR SEM_VALUE_MAX SHRT_MAX
  SHRT_MIN SIZE_MAX SSIZE_MAX STDERR_FILENO STDIN_FILENO STDOUT_FILENO TIMER_ABSTIME TMP_MAX TTY_NAME_MAX
  UCHAR_MAX UINT16_C UINT16_MAX UINT32_C UINT32_MAX UINT64_C UINT64_MAX UINT8_C UINT8_MAX UINTMAX_C UINTMAX_MAX
  UINTPTR_MAX UINT_FAST16_MAX UINT_FAST32_MAX UINT_FAST64_MAX UINT_FAST8_MAX UINT_FMT UINT_LEAST16_MAX
  UINT_LEAST32_MAX UINT_LEAST64_MAX UINT_LEAST8_MAX UINT_MAX ULLONG_MAX ULONG_MAX USHRT_MAX WCHAR_MAX WCHAR_MIN
  WCONTINUED WEXITED WEXITSTATUS WIFCONTINUED WIFEXITED WIFSIGNALED WIFSTOPPED WINT_MAX WINT_MIN WNOHANG WNOWAIT
  WSTOPPED WSTOPSIG WTERMSIG WUNTRACED W_OK XATTR_LIST_MAX XATTR_NAME_MAX XATTR_SIZE_MAX X_OK`);

const TYPES_AND_FUNCTIONS = words(`
  FILE blkcnt_t blksize_t byte caddr_t clock_t clockid_t cpu_set_t daddr_t dev_t div_t fd_mask fd_set fpos_t
  fsblkcnt_t fsfilcnt_t fsid_t gid_t id_t ino_t int16_t int32_t int64_t int8_t int_fast16_t int_fast32_t
  int_fast64_t int_fast8_t int_least16_t int_least32_t int_least64_t int_least8_t intmax_t intptr_t key_t ldiv_t
  lldiv_t locale_t loff_t max_align_t mode_t nlink_t off_t pid_t ptrdiff_t quad_t sigset_t size_t socklen_t
  ssize_t suseconds_t time_t timer_t u_char u_int u_int16_t u_int32_t u_int64_t u_int8_t u_long u_quad_t u_short
  uid_t uint uint16_t uint32_t uint64_t uint8_t uint_fast16_t uint_fast32_t uint_fast64_t uint_fast8_t
  uint_least16_t uint_least32_t uint_least64_t uint_least8_t uintmax_t uintptr_t ulong unichar useconds_t ushort
  va_list wchar_t wint_t a64l abort abs accept access acct acos acosh alarm arc4random arc4random_buf
  arc4random_uniform asctime asctime_r asin asinh atan atan2 atanh atexit atof atoi atol atoll bcmp bcopy bind
  brk bsearch bzero cabs calloc carg cbrt ceil chdir chown chroot cimag clearenv clearerr clock
  clock_getcpuclockid clock_getres clock_gettime clock_nanosleep clock_settime close closefrom confstr conj
  connect copysign cos cosh cproj creal creat crypt ctermid ctime ctime_r daemon daylight dcgettext dgettext
  difftime div dprintf drand48 drand48_r drem dup dup2 dysize ecvt ecvt_r endusershell environ erand48 erand48_r
  erf erfc execl execle execlp execv execve execvp exit exp exp10 exp2 explicit_bzero expm1 fabs faccessat
  fchdir fchown fchownat fclose fcntl fcvt fcvt_r fdatasync fdim fdopen feof ferror fexecve fflush ffs ffsl
  ffsll fgetc fgetpos fgets fileno finite flockfile floor fma fmax fmemopen fmin fmod fopen fork fpathconf
  fprintf fputc fputs fread free freopen frexp fscanf fseek fseeko fsetpos fstat fsync ftell ftello ftruncate
  ftrylockfile funlockfile fwrite gamma gcvt getc getchar getcwd getdelim getdomainname getdtablesize getegid
  getentropy getenv geteuid getgid getgroups gethostid gethostname getline getloadavg getlogin getlogin_r getopt
  getpagesize getpass getpgid getpgrp getpid getppid gets getsid getsubopt gettext getuid getusershell getw
  getwd gmtime gmtime_r hypot ilogb imaxabs index initstate initstate_r ioctl isalnum isalpha isascii isatty
  isblank iscntrl isdigit isgraph islower isprint ispunct isspace isupper isxdigit j0 j1 jn jrand48 jrand48_r
  l64a labs lchown lcong48 lcong48_r ldexp ldiv lgamma link linkat listen llabs lldiv llrint llround localtime
  localtime_r lockf log log10 log1p log2 logb longjmp lrand48 lrand48_r lrint lround lseek lstat main malloc
  mblen mbstowcs mbtowc memccpy memchr memcmp memcpy memmove mempcpy memset mkdir mkdtemp mkstemp mkstemps
  mktemp mktime mmap modf mrand48 mrand48_r munmap nan nanosleep nearbyint nextafter nexttoward nice nrand48
  nrand48_r on_exit open open_memstream optarg opterr optind optopt pathconf pause pclose perror pipe popen
  posix_memalign pow pow10 pread printf profil program_invocation_name pselect putc putchar putenv puts putw
  pwrite qecvt qecvt_r qfcvt qfcvt_r qgcvt qsort raise rand rand_r random random_r read readlink readlinkat
  realloc reallocarray realpath recv remainder remove remquo rename renameat revoke rewind rindex rint rmdir
  round rpmatch sbrk scalbln scalbn scanf seed48 seed48_r select send setbuf setbuffer setdomainname setegid
  setenv seteuid setgid sethostid sethostname setjmp setlinebuf setlogin setpgid setpgrp setregid setreuid
  setsid setstate setstate_r setuid setusershell setvbuf signal significand sin sincos sinh sleep snprintf
  socket sprintf sqrt srand srand48 srand48_r srandom srandom_r sscanf stat stpcpy stpncpy strcasecmp
  strcasecmp_l strcat strchr strcmp strcoll strcoll_l strcpy strcspn strdup strerror strerror_l strerror_r
  strfmon strftime strftime_l strlen strncasecmp strncasecmp_l strncat strncmp strncpy strndup strnlen strpbrk
  strrchr strsep strsignal strspn strstr strtod strtof strtok strtok_r strtol strtold strtoll strtoq strtoul
  strtoull strtouq strxfrm strxfrm_l symlink symlinkat sync syscall sysconf system tan tanh tcgetpgrp tcsetpgrp
  tempnam tgamma time timegm timelocal timer_create timer_delete timer_getoverrun timer_gettime timer_settime
  timezone tmpfile tmpnam tmpnam_r toascii tolower toupper trunc truncate ttyname ttyname_r ttyslot tzname tzset
  ualarm ungetc unlink unlinkat unsetenv usleep valloc vdprintf vfork vfprintf vfscanf vhangup void vprintf
  vscanf vsnprintf vsprintf vsscanf wcstombs wctomb write y0 y1 yn`);

/** Families of names: identifiers that C reserves, error numbers, limits, MicroPython's and the binding's own names. */
const FAMILIES =
  /^(_[_A-Z]|(MP|mp|m|nlr|gc|GC|qstr|QSTR|vstr|VSTR|mpz|utf8|UTF8|unichar|pthread|sem|sched|mq|timer|clock|BINDING|binding|MICROPY|PTHREAD|CLOCK|SEEK|SIG|PF_FLAG|CHECKBUF|MPHAL|TERMINAL)_|MP[A-Z]+_|PRI[a-zA-Z]|SCN[a-z])/;

/** Whether Python's grammar has the word. */
export function isPythonKeyword(name: string): boolean {
  return PYTHON_KEYWORDS.has(name);
}

export function isCKeyword(name: string): boolean {
  return C_KEYWORDS.has(name);
}

export function isPythonBuiltin(name: string): boolean {
  return PYTHON_BUILTINS.has(name);
}

export function isPythonModule(name: string): boolean {
  return PYTHON_MODULES.has(name);
}

/** Whether the headers that a binding includes declare or define the name. */
export function isDeclaredInC(name: string): boolean {
  return (
    LOWER_CASE_MACROS.has(name) ||
    UPPER_CASE_MACROS.has(name) ||
    TYPES_AND_FUNCTIONS.has(name) ||
    FAMILIES.test(name)
  );
}

/** Whether the headers that a binding includes define a macro of the name. */
export function isKnownMacro(name: string): boolean {
  return LOWER_CASE_MACROS.has(name) || UPPER_CASE_MACROS.has(name) || /^(MP|MICROPY|MP[A-Z]+)_/.test(name);
}

/**
 * Whether a macro may have the name: all names that begin as macros do. Wider than the list of known macros, because
 * other boards have other headers.
 */
export function mayBeMacro(name: string): boolean {
  return LOWER_CASE_MACROS.has(name) || /^(_|[A-Z]([A-Z0-9_]|$)|(mp|m|nlr|gc)_)/.test(name);
}
