// The list of embedded files in CMakeLists.txt is in step with templates/ and styles/.
#include <catch2/catch.hpp>

#include "base/files.h"
#include "resources.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

using namespace dhrdoc;
namespace fs = std::filesystem;

TEST_CASE("every file of templates/ and styles/ is part of the program, and in order") {
    fs::path const source = DHRDOC_SOURCE_DIR;
    std::set<std::string> there;
    for (auto const* folder : {"styles", "templates"}) {
        for (auto const& entry : fs::recursive_directory_iterator(source / folder)) {
            if (entry.is_regular_file()) there.insert(entry.path().lexically_relative(source).string());
        }
    }
    std::set<std::string> embedded;
    for (auto const& file : embedded_files()) embedded.emplace(file.name);
    CHECK(embedded == there);
    // resources.cpp searches by halves.
    CHECK(std::is_sorted(embedded_files().begin(), embedded_files().end(),
                         [](EmbeddedFile const& a, EmbeddedFile const& b) { return a.name < b.name; }));
}

TEST_CASE("an embedded file has the bytes of its file") {
    base::DiskFiles const files;
    for (auto const& file : embedded_files()) {
        INFO(file.name);
        auto const text = files.read(fs::path(DHRDOC_SOURCE_DIR) / file.name);
        REQUIRE(text);
        CHECK((file.text == *text));
    }
}
