// Takes the text of a .toml file; makes a tree of its values, each with its place.
#pragma once

#include "casefile/report.h"

#include "base/date.h"
#include "model/case.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dhrdoc::casefile {

struct Member;

/// One value. The rest of the room sees this and never the TOML library, which is slow to compile.
struct Node {
    enum class Kind {
        text,
        integer,
        real,
        truth,
        date,
        moment,  // a time, or a date with a time
        list,
        table,
        broken,  // there was something, but it cannot be used and has been reported
    };

    Kind kind = Kind::broken;
    base::Range range;  // of the value as written; for a table under a header, of the header
    base::Place start;  // text: of its first character
    std::string text;
    std::int64_t integer = 0;
    double real = 0;
    bool truth = false;
    base::Date date{};
    std::vector<Node> items;
    std::vector<Member> members;  // in the order of the file
    bool under_header = false;    // a table written as [name] or [[name]]

    [[nodiscard]] Node const* find(std::string_view key) const;
    [[nodiscard]] Member const* member(std::string_view key) const;
    [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
};

struct Member {
    std::string key;
    base::Range key_range;
    Node value;
};

struct Tree {
    Node root;
    /// False where lines had to be passed over: then what seems to be missing may have stood in them.
    bool complete = true;
};

/// Reports every mistake of spelling that it can get past, and goes on behind it. Nothing where it could not.
[[nodiscard]] std::optional<Tree> parse_toml(Report& report);

}  // namespace dhrdoc::casefile
