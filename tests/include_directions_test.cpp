// A room includes base, model and itself, never another room; a library is included by the rooms that own it.
#include <catch2/catch.hpp>

#include "base/files.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>

using namespace dhrdoc;
namespace fs = std::filesystem;
using Names = std::set<std::string>;

namespace {

/// The map of src/README.md. Only the run files, which stand in src/ itself, know all rooms.
std::map<std::string, Names> const rooms = {
    {"base", {"base"}},
    {"model", {"base", "model"}},
    {"casefile", {"base", "model", "casefile"}},
    {"check", {"base", "model", "check"}},
    {"count", {"base", "model", "count"}},
    {"draw", {"base", "model", "draw"}},
    {"fill", {"base", "model", "fill"}},
    {"mail", {"base", "model", "mail"}},
    {"markdown", {"base", "model", "markdown"}},
    {"redact", {"base", "model", "redact"}},
    {"style", {"base", "model", "style"}},
    {"typeset", {"base", "model", "typeset"}},
    {"write", {"base", "model", "write"}},
    {"xray", {"base", "model", "xray"}},
};

/// Beginnings of the headers of each library, and the rooms that may see them; "" is the run files.
std::map<std::string, Names> const libraries = {
    {"unicode/", {"base", "mail", "redact", "typeset"}},
    {"toml++/", {"casefile", "style"}},
    {"kainjow/", {"fill"}},
    {"cmark-gfm", {"markdown"}},
    {"hb", {"typeset", "write"}},
    {"hpdf", {"write"}},
    {"libdeflate", {"write"}},
    {"zlib.h", {"write", "xray"}},
    {"qpdf/", {"xray"}},
    {"CLI/", {""}},
};

/// What stands between the marks of an #include; empty where the line is none.
std::string included(std::string const& line) {
    if (!line.starts_with("#include")) return {};
    auto const begin = line.find_first_of("\"<");
    auto const end = line.find_first_of("\">", begin + 1);
    if (begin == std::string::npos || end == std::string::npos) return {};
    return line.substr(begin, end - begin);
}

/// Why a file of `room` may not include `mark` (`"model/case.h`, `<hb.h`); empty where it may.
std::string objection(std::string const& room, std::string const& mark) {
    auto const name = mark.substr(1);
    if (mark.front() == '<') {
        for (auto const& [library, seen_by] : libraries) {
            if (name.starts_with(library) && !seen_by.contains(room))
                return fmt::format("<{}> is not a library of \"{}\"", name, room);
        }
        return {};
    }
    auto const slash = name.find('/');
    if (room.empty()) return {};
    if (slash == std::string::npos) return fmt::format("\"{}\": say where it is, from src/", name);
    if (rooms.at(room).contains(name.substr(0, slash))) return {};
    return fmt::format("\"{}\" is not for \"{}\"", name, room);
}

std::vector<std::string> objections_in(std::string const& text, std::string const& room, std::string const& name) {
    std::vector<std::string> found;
    std::istringstream lines(text);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        auto const mark = included(line);
        if (mark.empty()) continue;
        if (auto const why = objection(room, mark); !why.empty())
            found.push_back(fmt::format("{}:{}: {}", name, number, why));
    }
    return found;
}

}  // namespace

TEST_CASE("includes go the way of the map") {
    fs::path const source = fs::path(DHRDOC_SOURCE_DIR) / "src";
    base::DiskFiles const files;
    std::vector<std::string> found;
    Names seen;
    for (auto const& entry : fs::recursive_directory_iterator(source)) {
        auto const extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".h") continue;
        auto const name = entry.path().lexically_relative(source);
        auto const room = name.has_parent_path() ? name.begin()->string() : std::string();
        if (!room.empty() && seen.insert(room).second) {
            INFO("a new room adds itself to the map: " << room);
            REQUIRE(rooms.contains(room));
        }
        auto const of_file = objections_in(files.read(entry.path()).value(), room, name.string());
        found.insert(found.end(), of_file.begin(), of_file.end());
    }
    std::sort(found.begin(), found.end());
    CHECK(found == std::vector<std::string>{});
    CHECK(seen.size() == rooms.size());
}

TEST_CASE("an include that goes another way is named with its line") {
    using List = std::vector<std::string>;
    CHECK(objections_in("#include \"redact/view.h\"\n#include \"model/case.h\"\n", "redact", "a.cpp") == List{});
    CHECK(objections_in("// one\n#include \"xray/page.h\"\n", "redact", "redact/a.cpp") ==
          List{"redact/a.cpp:2: \"xray/page.h\" is not for \"redact\""});
    CHECK(objections_in("#include \"model/case.h\"", "base", "base/a.h") ==
          List{"base/a.h:1: \"model/case.h\" is not for \"base\""});
    CHECK(objections_in("#include <qpdf/QPDF.hh>", "write", "write/a.cpp") ==
          List{"write/a.cpp:1: <qpdf/QPDF.hh> is not a library of \"write\""});
    CHECK(objections_in("#include \"view.h\"", "redact", "redact/a.cpp") ==
          List{"redact/a.cpp:1: \"view.h\": say where it is, from src/"});
    CHECK(objections_in("#include \"xray/examine.h\"\n#include <CLI/CLI.hpp>", "", "main.cpp") == List{});
}

TEST_CASE("the maker of redacted documents is defined once, in redact") {
    fs::path const source = fs::path(DHRDOC_SOURCE_DIR) / "src";
    base::DiskFiles const files;
    std::vector<std::string> found;
    for (auto const& entry : fs::recursive_directory_iterator(source)) {
        if (entry.is_regular_file() && files.read(entry.path()).value().find("class Maker {") != std::string::npos)
            found.push_back(entry.path().lexically_relative(source).string());
    }
    CHECK(found == std::vector<std::string>{"redact/redact.cpp"});
}
