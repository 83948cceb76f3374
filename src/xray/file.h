// Takes the bytes of a PDF; makes everything that stands in them: objects, listed or not, old and new, and the rest.
#pragma once

#include "xray/filters.h"
#include "xray/object.h"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dhrdoc::xray {

/// Where the cross-reference table has an object: at a place in the file or in an object stream.
struct Location {
    std::size_t offset = 0;
    int container = 0;
};
using Locations = std::map<int, Location>;

struct Object {
    int number = 0;
    int generation = 0;
    /// Bytes of the file, from "12 0 obj" to "endobj"; those of the object stream for an object inside one.
    Span span;
    Value value;
    bool has_stream = false;
    Span data;
    /// Number of the object stream it is in, or 0.
    int container = 0;
    /// The cross-reference table leads to it (not to a newer one of the same number).
    bool current = false;
};

enum class Leftover { before_header, comment, between_objects, after_end, inside_object };

/// Bytes that belong to no object.
struct Slack {
    Leftover kind = Leftover::between_objects;
    std::string bytes;
    /// The object it is inside of or behind; 0 for none.
    int object = 0;
};

struct Trailer {
    std::size_t at = 0;
    Value dictionary;
};

/// Finds objects by reading the file from one end to the other, so that what no table lists is found as well.
class File {
public:
    /// `locations` may be empty (the table could not be read): then the last object of each number counts.
    File(std::string_view bytes, Locations const& locations);

    [[nodiscard]] std::vector<Object> const& objects() const { return objects_; }
    [[nodiscard]] std::vector<Slack> const& slack() const { return slack_; }
    [[nodiscard]] std::vector<Trailer> const& trailers() const { return trailers_; }
    /// Where each "%%EOF" ends.
    [[nodiscard]] std::vector<std::size_t> const& ends() const { return ends_; }
    [[nodiscard]] bool linearized() const { return linearized_; }
    /// The table has an object elsewhere than it stands. Readers then look through the file, and so does this.
    [[nodiscard]] bool table_is_wrong() const { return table_is_wrong_; }
    [[nodiscard]] std::string_view bytes() const { return bytes_; }

    /// The trailer that readers go by, or a null.
    [[nodiscard]] Value const& trailer() const;
    /// From here on the file is read as it was when it ended at `end`; SIZE_MAX for as it is now.
    void go_back_to(std::size_t end);

    [[nodiscard]] Object const* find(int number) const;
    /// The value behind a reference (through a few references to references), or the value itself.
    [[nodiscard]] Value const& resolve(Value const& value) const;
    [[nodiscard]] Value const& get(Value const& dictionary, std::string_view key) const {
        return resolve(dictionary[key]);
    }
    /// The object that a value refers to, if it does.
    [[nodiscard]] Object const* object_of(Value const& value) const;

    /// Decoded once, then kept.
    [[nodiscard]] Decoded const& decoded(Object const& object) const;
    [[nodiscard]] std::string_view raw(Object const& object) const;

private:
    void scan(Locations const& locations);
    std::size_t scan_object(std::size_t at, Locations const& locations);
    std::size_t scan_comment(std::size_t at);
    std::size_t scan_trailer(std::size_t at);
    std::size_t scan_slack(std::size_t at);
    void find_stream(Object& object, Lexer& lexer, Locations const& locations);
    void add_missing(Locations const& locations);
    void unpack_object_streams();
    void unpack(std::size_t index);
    void settle(Locations const& locations);
    void correct_length(Object& object) const;
    [[nodiscard]] std::size_t length_of(Value const& length, Locations const& locations) const;
    void add_slack(Leftover kind, std::string_view bytes, int object = 0);

    std::string_view bytes_;
    std::vector<Object> objects_;
    std::vector<Slack> slack_;
    std::vector<Trailer> trailers_;
    std::vector<std::size_t> ends_;
    std::size_t last_start_ = 0;
    bool linearized_ = false;
    bool table_is_wrong_ = false;
    std::size_t until_ = static_cast<std::size_t>(-1);
    std::unordered_map<int, std::size_t> table_;
    std::unordered_map<int, std::size_t>
        listed_;  // as the cross-reference table has it; empty where it could not be read
    mutable std::vector<std::unique_ptr<Decoded>> decoded_;
    mutable std::size_t decoded_bytes_ = 0;
};

}  // namespace dhrdoc::xray
