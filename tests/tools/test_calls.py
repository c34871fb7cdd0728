import unittest

from house import problems
from checks import calls


def one(path, text):
    return problems(calls, {path: text})


class Calls(unittest.TestCase):
    def assert_found(self, path, text, *parts):
        found = one(path, text)
        self.assertEqual(len(found), 1, found)
        for part in parts:
            self.assertIn(part, found[0])

    def test_the_wall_clock_outside_platform(self):
        bad = "\nauto now = std::chrono::system_clock::now();\n"
        self.assert_found("src/law/a.cpp", bad, "src/law/a.cpp:2:", "Clock::now", "because")
        self.assertEqual(one("src/platform/a.cpp", bad), [])
        for call in ("time(nullptr)", "std::time(0)", "gettimeofday(&a, 0)", "localtime_r(&a, &b)", "clock_gettime(0, &a)"):
            self.assert_found("src/law/a.cpp", f"auto a = {call};\n", "Clock::now")

    def test_a_calendar_type_is_not_a_clock(self):
        self.assertEqual(one("src/law/a.cpp", "std::chrono::sys_days day; auto x = start_time(0); order.time(a);\n"), [])

    def test_chance_outside_platform(self):
        for code in ("int a = rand();", "std::random_device source;", "std::mt19937_64 source(1);", "RAND_bytes(a, 1);"):
            self.assert_found("src/crypto/a.cpp", code + "\n", "Entropy::fill")

    def test_sockets_outside_platform(self):
        self.assert_found("src/ledger/a.cpp", "int a = ::socket(1, 2, 3);\n", "socket")
        self.assertEqual(one("src/law/a.cpp", "facts.connect(); void connect(); fmt::socketless();\n"), [])

    def test_changing_the_disk_outside_platform(self):
        for code in ("std::filesystem::rename(a, b);", "std::filesystem::create_directories(a);", 'fopen("a", "r");', "::fsync(1);"):
            self.assert_found("src/ledger/a.cpp", code + "\n", "use Disk")
        self.assertEqual(one("src/ledger/a.cpp", "std::filesystem::path a; a.filename(); disk.rename(a, b);\n"), [])
        self.assertEqual(one("src/ledger/a_test.cpp", "std::filesystem::create_directories(a);\n"), [])

    def test_printing_outside_cli_and_apps(self):
        bad = 'printf("x");\n'
        self.assert_found("src/law/a.cpp", bad, "cli/")
        self.assert_found("src/law/a.cpp", "std::cerr << 1;\n", "cli/")
        for place in ("src/cli/a.cpp", "apps/penstock/main.cpp", "src/base/check.cpp"):
            self.assertEqual(one(place, bad), [])

    def test_ending_the_process(self):
        self.assert_found("src/store/a.cpp", "std::exit(1);\n", "holds the ledger")

    def test_a_search_without_an_admission(self):
        self.assert_found("src/disclosure/a.cpp", "struct registry::UnadmittedSearch { int a; };\n", "without an admission")
        self.assertEqual(one("src/registry/lookup.h", "friend struct UnadmittedSearch;\n"), [])
        self.assertEqual(one("src/registry/lookup_test.cpp", "struct UnadmittedSearch { int a; };\n"), [])

    def test_what_stands_in_comments_and_strings_is_not_a_call(self):
        self.assertEqual(one("src/law/a.cpp", '// rand()\n/* std::cout */ auto a = "printf(x)"; auto b = R"(time(nullptr))";\n'), [])

    def test_headers_with_one_door(self):
        self.assert_found("src/law/a.h", "#include <fstream>\n", "base/disk.h")
        self.assert_found("src/law/a.h", "#include <random>\n", "base/entropy.h")
        self.assert_found("src/law/a.h", "#include <iostream>\n", "cli/")
        self.assertEqual(one("apps/penstock-verify/main.cpp", "#include <fstream>\n#include <iostream>\n"), [])

    def test_each_library_has_one_wrapper(self):
        self.assert_found("src/law/a.h", "#include <openssl/evp.h>\n", "OpenSSL is wrapped by src/crypto/")
        self.assert_found("src/law/a.h", "#include <sqlite3.h>\n", "SQLite")
        self.assert_found("src/law/a.h", "#include <simdjson.h>\n", "simdjson")
        self.assert_found("src/law/a.h", "#include <unicode/uchar.h>\n", "ICU")
        self.assert_found("src/law/a.h", "#include <CLI/CLI.hpp>\n", "CLI11")
        self.assert_found("src/cli/a.h", "#include <toml++/toml.h>\n", "toml++")
        self.assert_found("src/cli/a.h", "#include <gtest/gtest.h>\n", "GoogleTest")
        self.assert_found("apps/penstock-verify/main.cpp", "#include <fmt/format.h>\n", "fmt")
        good = {"src/crypto/a.h": "#include <openssl/evp.h>\n", "src/tomlfile/a.h": "#include <toml++/toml.h>\n#include <fmt/format.h>\n",
                "src/law/a_test.cpp": "#include <gtest/gtest.h>\n#include <rapidcheck.h>\n"}
        self.assertEqual(problems(calls, good), [])

    def test_cmake_links_a_library_to_its_wrapper_only(self):
        good = "set(penstock_libraries_crypto OpenSSL::Crypto)\nset(penstock_libraries_base Threads::Threads fmt::fmt)\n"
        self.assertEqual(problems(calls, {"CMakeLists.txt": good}), [])
        self.assertEqual(len(problems(calls, {"CMakeLists.txt": good.replace("_crypto", "_law")})), 1)


if __name__ == "__main__":
    unittest.main()
