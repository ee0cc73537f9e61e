// SPDX-License-Identifier: MIT
// The command line of the emulated board's program.
// _GNU_SOURCE is for asprintf().
#define _GNU_SOURCE
#include <errno.h>
#include <getopt.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "faults.h"
#include "mpp.h"
#include "network/network_address.h"
#include "options.h"
#include "trouble.h"

// The board's memory controller has 2 GiB of addresses.
#define MMZ_MIN (4096ull)
#define MMZ_MAX (2ull << 30)

// A script has not begun before the first, and nobody waits for the last: 11 days.
#define STOP_MIN_S (0.001)
#define STOP_MAX_S (1000000)

enum {
    OPT_SDCARD = 256,
    OPT_DATA,
    OPT_HOST_FILES,
    OPT_MODULES,
    OPT_SOURCE,
    OPT_MMZ,
    OPT_REALTIME,
    OPT_STOP_AFTER,
    OPT_ADDRESS,
    OPT_FAULT,
    OPT_TROUBLE,
    OPT_LEAK_CHECK,
    OPT_CALL_SITES,
    OPT_DISPLAY_PNG,
    OPT_SERIAL_PORT,
    OPT_KPU,
};

static const struct option long_options[] = {
    { "sdcard", required_argument, NULL, OPT_SDCARD },
    { "data", required_argument, NULL, OPT_DATA },
    { "host-files", no_argument, NULL, OPT_HOST_FILES },
    { "modules", required_argument, NULL, OPT_MODULES },
    { "source", required_argument, NULL, OPT_SOURCE },
    { "mmz", required_argument, NULL, OPT_MMZ },
    { "realtime", no_argument, NULL, OPT_REALTIME },
    { "stop-after", required_argument, NULL, OPT_STOP_AFTER },
    { "address", required_argument, NULL, OPT_ADDRESS },
    { "fault", required_argument, NULL, OPT_FAULT },
    { "trouble", required_argument, NULL, OPT_TROUBLE },
    { "leak-check", no_argument, NULL, OPT_LEAK_CHECK },
    // The former name of --leak-check.
    { "account", no_argument, NULL, OPT_LEAK_CHECK },
    { "call-sites", required_argument, NULL, OPT_CALL_SITES },
    { "kpu", required_argument, NULL, OPT_KPU },
    { "display-png", required_argument, NULL, OPT_DISPLAY_PNG },
    { "serial-port", no_argument, NULL, OPT_SERIAL_PORT },
    { "help", no_argument, NULL, 'h' },
    { NULL, 0, NULL, 0 },
};

static void print_help(const char *program) {
    printf(
        "usage: %s [OPTION...] [SCRIPT [ARGS...]]\n"
        "\n"
        "Runs a CanMV script on the emulated board; without SCRIPT, its REPL.\n"
        "\n"
        "  --sdcard DIR   folder that scripts see as /sdcard (default: no card)\n"
        "  --data DIR     folder that scripts see as /data (default: DIR-data beside the DIR of --sdcard,\n"
        "                 created when a script writes to it)\n"
        "  --host-files   scripts can read all files of this machine; the working directory is this program's\n"
        "  --modules DIR  folder whose modules come before the frozen ones of the same name; repeatable\n"
        "  --source FILE  Y4M file that the camera plays instead of the test pattern\n"
        "  --mmz BYTES    size of the media memory (default: 536870912)\n"
        "  --realtime     pace frames and sleeps by the wall clock\n"
        "  --kpu blind    AI models run and recognise nothing (default: the board has no KPU)\n"
        "  --stop-after SECONDS\n"
        "                 press Ctrl-C once, at this time of the board's clock\n"
        "  --address ADDRESS\n"
        "                 address of the board on this machine's loopback, 127.x.y.z (default: 127.0.0.1)\n"
        "  --serial-port  the REPL is at a serial port: Ctrl-X and Ctrl-] do not exit\n"
        "\n"
        "  --fault FUNCTION:N[+][:CODE]\n"
        "                 make the Nth call of an MPP function (or malloc, gc_alloc) fail; with +, all later calls, too\n"
        "  --trouble NAME  what boards did to users: header-once and others; an unknown name lists them\n"
        "  --leak-check   check for leaked resources at the end; the report is on stderr\n"
        "  --call-sites FILE\n"
        "                 write how often each place called the MPP, one JSON object per line\n"
        "  --display-png FILE\n"
        "                 write the last picture on the display at the end\n"
        "\n"
        "Exit code: the argument of sys.exit(), 1 after an uncaught exception, else 0;\n"
        "1 instead of 0 when the leak check finds a leak, or the display's picture cannot be written;\n"
        "2 for a wrong command line.\n",
        program);
}

// The absolute path of a folder, or NULL with a report on stderr.
static char *existing_folder(const char *option, const char *argument) {
    struct stat status;
    if (stat(argument, &status) != 0) {
        fprintf(stderr, "vencoder: %s %s: %s; create the folder first\n", option, argument, strerror(errno));
        return NULL;
    }
    if (!S_ISDIR(status.st_mode)) {
        fprintf(stderr, "vencoder: %s %s: not a folder\n", option, argument);
        return NULL;
    }
    char *folder = realpath(argument, NULL);
    if (folder == NULL) {
        fprintf(stderr, "vencoder: %s %s: %s\n", option, argument, strerror(errno));
    }
    return folder;
}

static bool add_modules(filesystems_t *folders, const char *argument) {
    if (folders->module_count == FILESYSTEMS_MODULES) {
        fprintf(stderr, "vencoder: --modules %s: more than %d folders\n", argument, FILESYSTEMS_MODULES);
        return false;
    }
    const char *folder = existing_folder("--modules", argument);
    if (folder != NULL) {
        folders->modules[folders->module_count++] = folder;
    }
    return folder != NULL;
}

// Completes the folders that scripts see by those that follow from the others.
static void add_default_folders(options_t *options) {
    filesystems_t *folders = &options->folders;
    char *data;
    if (folders->data == NULL && folders->sdcard != NULL && asprintf(&data, "%s-data", folders->sdcard) > 0) {
        folders->data = data;
    }
    // A path in scripts, such as /sdcard/main.py, has no folder here.
    char *script = options->script_argc > 0 ? realpath(options->script_argv[0], NULL) : NULL;
    if (script != NULL) {
        folders->script = dirname(script);
    }
}

// Returns 0, and reports on stderr, when the argument is not a size.
static uint64_t mmz_size(const char *argument) {
    char *end;
    errno = 0;
    unsigned long long size = strtoull(argument, &end, 10);
    if (errno != 0 || *end != '\0' || argument[0] == '-' || size < MMZ_MIN || size > MMZ_MAX) {
        fprintf(stderr, "vencoder: --mmz %s: must be a number of bytes in %llu..%llu\n", argument, MMZ_MIN, MMZ_MAX);
        return 0;
    }
    return size;
}

// The time in µs. Returns 0, and reports on stderr, when the argument is not a time.
static uint64_t stop_time_us(const char *argument) {
    char *end;
    double seconds = strtod(argument, &end);
    if (end == argument || *end != '\0' || !(seconds >= STOP_MIN_S && seconds <= STOP_MAX_S)) {
        fprintf(stderr, "vencoder: --stop-after %s: must be a number of seconds in %g..%d\n", argument, STOP_MIN_S, STOP_MAX_S);
        return 0;
    }
    return (uint64_t)(seconds * 1e6 + 0.5);
}

// Checks the fault now; it counts calls from the start of the script.
static bool add_fault(options_t *options, const char *argument) {
    char message[512];
    if (!vmpp_fault_add(argument, message, sizeof(message))) {
        fprintf(stderr, "vencoder: --fault %s: %s\n", argument, message);
        return false;
    }
    vmpp_faults_clear();
    if (options->fault_count == OPTIONS_FAULTS) {
        fprintf(stderr, "vencoder: --fault %s: more than %d faults\n", argument, OPTIONS_FAULTS);
        return false;
    }
    options->faults[options->fault_count++] = argument;
    return true;
}

static bool add_trouble(const char *argument) {
    char message[512];
    if (!vmpp_trouble_add(argument, message, sizeof(message))) {
        fprintf(stderr, "vencoder: --trouble %s: %s\n", argument, message);
        return false;
    }
    return true;
}

static bool set_kpu(options_t *options, const char *argument) {
    if (strcmp(argument, "blind") != 0) {
        fprintf(stderr, "vencoder: --kpu %s: must be blind\n", argument);
        return false;
    }
    options->kpu = argument;
    return true;
}

static bool set_address(const char *argument) {
    if (!network_address_set(argument)) {
        fprintf(stderr, "vencoder: --address %s: must be an address of the loopback, such as 127.0.0.2\n", argument);
        return false;
    }
    return true;
}

// False, with a report on stderr, when the argument is wrong.
static bool set_option(options_t *options, int option, const char *argument) {
    switch (option) {
        case OPT_SDCARD:
            options->folders.sdcard = existing_folder("--sdcard", argument);
            return options->folders.sdcard != NULL;
        case OPT_DATA:
            options->folders.data = existing_folder("--data", argument);
            return options->folders.data != NULL;
        case OPT_HOST_FILES:
            options->folders.has_host_files = true;
            return true;
        case OPT_MODULES:
            return add_modules(&options->folders, argument);
        case OPT_SOURCE:
            options->source = argument;
            return true;
        case OPT_MMZ:
            options->mmz_size = mmz_size(argument);
            return options->mmz_size != 0;
        case OPT_STOP_AFTER:
            options->stop_after_us = stop_time_us(argument);
            return options->stop_after_us != 0;
        case OPT_FAULT:
            return add_fault(options, argument);
        case OPT_TROUBLE:
            return add_trouble(argument);
        case OPT_LEAK_CHECK:
            options->leak_check = true;
            return true;
        case OPT_CALL_SITES:
            options->call_sites = argument;
            return true;
        case OPT_KPU:
            return set_kpu(options, argument);
        case OPT_DISPLAY_PNG:
            options->display_png = argument;
            return true;
        case OPT_SERIAL_PORT:
            options->is_serial_port = true;
            return true;
        case OPT_REALTIME:
            options->realtime = true;
            return true;
        default:
            return set_address(argument);
    }
}

static options_result_t finish(options_t *options, int argc, char **argv) {
    options->script_argc = argc - optind;
    options->script_argv = argv + optind;
    if (options->script_argc == 0 && options->stop_after_us != 0) {
        fprintf(stderr, "vencoder: --stop-after needs a script; in the REPL, press Ctrl-C\n");
        return OPTIONS_WRONG;
    }
    add_default_folders(options);
    return OPTIONS_RUN;
}

options_result_t options_parse(options_t *options, int argc, char **argv) {
    memset(options, 0, sizeof(*options));
    for (;;) {
        // The leading + ends the options at the script; the arguments after it are the script's.
        int option = getopt_long(argc, argv, "+h", long_options, NULL);
        switch (option) {
            case 'h':
                print_help(argv[0]);
                return OPTIONS_HELP;
            case -1:
                return finish(options, argc, argv);
            case '?':
                fprintf(stderr, "try %s --help\n", argv[0]);
                return OPTIONS_WRONG;
            default:
                if (!set_option(options, option, optarg)) {
                    return OPTIONS_WRONG;
                }
        }
    }
}
