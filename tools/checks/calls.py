"""Calls and headers that have one place: each with what to use instead, and why."""

import re
from dataclasses import dataclass

from checks import cpp
from checks.project import Report

TITLE = "the clock, chance, the disk, the terminal and each library have one door"


@dataclass(frozen=True)
class Call:
    pattern: str       # searched in code without comments and literals
    instead: str
    because: str
    allowed: tuple     # path beginnings where it may stand
    tests: bool = False  # whether tests may use it


@dataclass(frozen=True)
class Header:
    pattern: str       # matched against the name between the brackets
    instead: str
    because: str
    allowed: tuple
    tests: bool = False


_CLOCK = "decisions must be the same when replayed, and a test sets the time"
_CHANCE = "keys and commitments come from one source, and a test seeds it"
_DISK = "every durable step must be able to fail in a test"
_TERMINAL = "what a person reads is written in one place, where personal data can be kept out"

CALLS = [
    Call(r"\b(?:system_clock|utc_clock|file_clock|high_resolution_clock)\s*::\s*now\b|\bsystem_clock::now\b", "Clock::now", _CLOCK,
         ("src/platform/",)),
    Call(r"\bsteady_clock\b", "Clock::monotonic_ns", _CLOCK, ("src/platform/", "bench/"), tests=True),
    Call(r"(?<![\w.>:])(?:std::)?time\s*\(\s*(?:0|NULL|nullptr|&)|\b(?:gettimeofday|clock_gettime|localtime\w*|gmtime\w*|mktime|strftime)\s*\(",
         "Clock::now", _CLOCK, ("src/platform/", "apps/penstock-verify/")),
    Call(r"\b(?:std::)?s?rand\s*\(|\b(?:drand48|getrandom|getentropy|arc4random\w*)\s*\(|\brandom_device\b|\bmt19937(?:_64)?\b", "Entropy::fill",
         _CHANCE, ("src/platform/",)),
    Call(r"\bRAND_(?:priv_)?bytes\b", "Entropy::fill", _CHANCE, ()),
    Call(r"(?<![\w.>:])(?:::(?:connect|bind|accept4?|listen|send|recv)|(?:::)?(?:socket|getaddrinfo|sendto|recvfrom))\s*\(", "a seam of platform",
         "Penstock opens no connection that platform does not know of", ("src/platform/",)),
    Call(r"\b(?:std::)?(?:filesystem|fs)::(?:create_director\w+|remove\w*|rename|copy\w*|resize_file|permissions|create_\w*link|last_write_time)\b",
         "Disk", _DISK, ("src/platform/", "bench/"), tests=True),
    Call(r"(?<![\w.>])(?:std::)?(?:fopen|freopen|tmpfile|mkstemp|mkdtemp)\s*\(|(?<![\w.>:])::(?:open|unlink|rename|mkdir|fsync|fdatasync|write|read)\s*\(",
         "Disk", _DISK, ("src/platform/", "apps/penstock-verify/"), tests=True),
    Call(r"(?<![\w.>])(?:std::)?(?:printf|puts|putchar|fprintf|fputs|vprintf|vfprintf)\s*\(|\bfmt::print(?:ln)?\s*\(|\bstd::print(?:ln)?\s*\(|"
         r"\bstd::c(?:out|err|log|in)\b", "a function of cli/ that prints", _TERMINAL, ("src/cli/", "apps/", "bench/", "src/base/check.cpp"), tests=True),
    Call(r"\b(?:std::)?(?:exit|quick_exit|_exit|abort)\s*\(", "Result, or CHECK for a bug",
         "whoever holds the ledger decides how the process ends", ("src/platform/", "src/cli/", "apps/", "bench/", "src/base/check.cpp"),
         tests=True),
    Call(r"(?<![\w.>])(?:std::)?(?:system|popen|execvp?e?|fork)\s*\(", "a library call", "no shell ever sees our input", ("src/platform/",),
         tests=True),
    Call(r"(?<![\w.>])(?:std::)?(?:assert)\s*\(", "CHECK", "an invariant is checked in release builds too", ()),
    Call(r"(?<![\w.>])(?:std::)?(?:strcpy|strcat|sprintf|gets|strtok|alloca)\s*\(", "std::string, fmt::format", "they write past the end", ()),
    Call(r"(?<![\w.>])(?:std::)?(?:getenv|setenv|putenv)\s*\(", "an option of the command", "what a command does is in its arguments",
         ("src/platform/", "src/cli/", "apps/", "bench/"), tests=True),
    Call(r"(?<![\w.>])(?:std::)?(?:sleep_for|sleep_until|usleep|nanosleep)\s*\(", "a condition or a fake clock", "a test that sleeps is slow or wrong",
         ("src/platform/", "bench/load/")),
    Call(r"\bUnadmittedSearch\b(?!\s*;)", "Registry::lookup", "nobody is looked up without an admission", ("bench/",), tests=True),
]

HEADERS = [
    Header(r"<(?:dirent\.h|fcntl\.h|unistd\.h|sys/(?:stat|file|mman|statvfs)\.h)>", "base/disk.h", _DISK,
           ("src/platform/", "src/cli/", "apps/"), tests=True),
    Header(r"<fstream>", "base/disk.h", _DISK, ("apps/penstock-verify/", "bench/"), tests=True),
    Header(r"<(?:random|sys/random\.h)>", "base/entropy.h", _CHANCE, ("src/platform/",)),
    Header(r"<(?:sys/socket\.h|netdb\.h|netinet/.*|arpa/.*)>", "a seam of platform", "no connection that platform does not know of", ("src/platform/",)),
    Header(r"<(?:iostream|print)>", "cli/", _TERMINAL, ("src/cli/", "apps/", "bench/"), tests=True),
]

# Library -> (its headers, CMake's name for it, who may include it). The first module is the one that wraps it.
LIBRARIES = {
    "OpenSSL": (r"openssl/.*", "OpenSSL::Crypto", ("src/crypto/", "apps/penstock-verify/")),
    "OpenSSL's TLS": (r"openssl/(?:ssl|tls1)\.h", "OpenSSL::SSL", ("src/crypto/", "apps/penstock-verify/")),
    "SQLite": (r"sqlite3(?:ext)?\.h", "SQLite::SQLite3", ("src/store/",)),
    "simdjson": (r"simdjson(?:/.*|\.h)", "${SIMDJSON}", ("src/exchange/",)),
    "ICU": (r"unicode/.*", "ICU::uc", ("src/identity/",)),
    "Boost": (r"boost/.*", "Boost::headers", ("src/http/",)),
    "CLI11": (r"CLI/.*", "", ("src/cli/",)),
    "toml++": (r"toml\+\+/.*|toml\+\+\.h|toml\.hpp", "", ("src/tomlfile/",)),
    "GoogleTest": (r"g(?:test|mock)/.*", "", ("tests/",)),
    "RapidCheck": (r"rapidcheck(?:/.*|\.h)", "", ("tests/",)),
    "Google Benchmark": (r"benchmark/.*", "", ("bench/",)),
    "fmt": (r"fmt/.*", "fmt::fmt", ("src/", "tests/", "bench/", "apps/penstock/")),
}


def run(project, fix):
    report = Report()
    for folder in ("src/", "apps/", "bench/", "tests/"):
        for path in project.files(folder, (".h", ".cpp")):
            if path.startswith("tests/cannot_compile/"):
                continue
            examine(path, project.text(path), report.problems)
    examine_link_lists(project, report.problems)
    return report


def examine(path, text, problems):
    code = cpp.code_only(text)
    test = cpp.is_test(path)
    for rule in CALLS:
        if path.startswith(rule.allowed) or (test and rule.tests):
            continue
        for match in re.finditer(rule.pattern, code):
            what = " ".join(match.group(0).split()).rstrip("( ")
            problems.append(f"{path}:{cpp.line_of(code, match.start())}: {what}: use {rule.instead}, because {rule.because}")
    for line, _, name in cpp.includes(text):
        for rule in HEADERS:
            if re.fullmatch(rule.pattern, f"<{name}>") and not path.startswith(rule.allowed) and not (test and rule.tests):
                problems.append(f"{path}:{line}: <{name}>: use {rule.instead}, because {rule.because}")
        for library, (pattern, _, places) in LIBRARIES.items():
            if re.fullmatch(pattern, name) and not path.startswith(places) and not (test and "tests/" in places):
                problems.append(f"{path}:{line}: <{name}>: {library} is wrapped by {places[0]} and included nowhere else")


def examine_link_lists(project, problems):
    """CMakeLists.txt gives each library to the module that wraps it, and to no other."""
    if not project.exists("CMakeLists.txt"):
        return
    text = project.text("CMakeLists.txt")
    for match in re.finditer(r"set\(penstock_libraries_([a-z]+)\s+([^)]*)\)", text):
        module, linked = match.group(1), match.group(2).split()
        for library, (_, target, places) in LIBRARIES.items():
            if target and target in linked and not f"src/{module}/".startswith(places):
                problems.append(f"CMakeLists.txt:{cpp.line_of(text, match.start())}: {module} links {library}, which {places[0]} wraps")
